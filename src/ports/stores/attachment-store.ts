/** A photo or voice message somebody sent; `ref` is the platform's id of the file, never a URL. */
export interface Attachment {
  readonly person: string
  readonly channel: string
  readonly mediaType: string
  readonly ref: string
  readonly at: number
  readonly caseId?: string | undefined
}

export interface AttachmentStore {
  add(attachment: Attachment): Promise<void>
  /** Forgets what a person sent. */
  erase(person: string): Promise<void>
  ofPerson(person: string): Promise<readonly Attachment[]>
}
