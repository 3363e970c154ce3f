/** A photo or voice message somebody sent; `ref` is the platform's id of the file, never a URL. */
export interface Attachment {
  readonly person: string
  readonly channel: string
  readonly mediaType: string
  readonly ref: string
  readonly at: number
  readonly caseId?: string | undefined
}

/** One piece of evidence of a case. `waiting`: its bytes are still to be fetched; `lost`: they could not be. */
export interface Evidence {
  readonly id: string
  readonly mediaType: string
  /** UTC milliseconds. */
  readonly at: number
  readonly state: 'kept' | 'waiting' | 'lost'
}

/** The bytes as they arrived, sealed at rest, with the hash that proves them unchanged. */
export interface KeptFile {
  readonly caseId: string | undefined
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string
}

/** An image whose bytes are still on the platform. */
export interface WaitingFile {
  readonly id: string
  readonly channel: string
  readonly ref: string
  readonly tries: number
}

export interface AttachmentStore {
  /** Notes what somebody sent. A `ref` that `drop` gave is the photo already kept. */
  add(attachment: Attachment): Promise<void>
  /** Keeps bytes whose message is about to come; gives the `ref` to name them by. Unclaimed ones go after a day. */
  drop(bytes: Uint8Array, now: number): Promise<string>
  /** Forgets what a person sent, bytes included. */
  erase(person: string): Promise<void>
  ofPerson(person: string): Promise<readonly Attachment[]>
  /** Gives a case what its asker sent since then and belongs to no case yet. Returns how many. */
  adopt(of: { person: string; since: number; caseId: string }): Promise<number>
  /** What belongs to a case, oldest first. */
  ofCase(caseId: string): Promise<readonly Evidence[]>
  /** Images of these channels to be fetched now, oldest first. */
  waiting(of: { channels: readonly string[]; now: number; limit: number }): Promise<readonly WaitingFile[]>
  /** Keeps the bytes of an attachment; nothing when it was erased meanwhile. */
  keep(id: string, bytes: Uint8Array): Promise<void>
  /** To be fetched again at that time; undefined gives it up. */
  retryAt(id: string, at: number | undefined): Promise<void>
  /** The bytes of an attachment; undefined while there are none. Throws when they are not what was kept. */
  file(id: string): Promise<KeptFile | undefined>
}
