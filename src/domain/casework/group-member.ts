/** One worker of a group claim as listed. `fen` is what is owed, 分; absent where no sum was said. */
export interface Worker {
  readonly name: string
  readonly fen?: number | undefined
  readonly phone?: string | undefined
}

/** A worker who is part of a group claim. `person` is known once they wrote themselves. */
export interface GroupMember {
  readonly id: string
  readonly worker: Worker
  readonly person?: string | undefined
}
