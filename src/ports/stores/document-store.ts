/** One paper as it was written for somebody. */
export interface StoredDocument {
  readonly id: string
  /** Pseudonym of whom it was written for. */
  readonly person: string
  /** Id of its form. */
  readonly form: string
  /** 劳动保障监察投诉书 */
  readonly title: string
  /** What stands at its foot, so that two drafts can be told apart: WS-20261128-ABCD2345. */
  readonly draft: string
  readonly caseId?: string | undefined
  /** UTC milliseconds. */
  readonly at: number
  /** When its link ends, UTC milliseconds. */
  readonly expiresAt: number
  /** The .docx. */
  readonly bytes: Uint8Array
}

/** Papers, sealed at rest. */
export interface DocumentStore {
  /** `link` opens it without signing in until it expires; only its hash is kept. */
  add(document: StoredDocument, link: string): Promise<void>
  /** By link, until it expires. */
  byLink(link: string, now: number): Promise<StoredDocument | undefined>
  byId(id: string): Promise<StoredDocument | undefined>
  /** A new link in place of the old one, which opens nothing any more. */
  renewLink(id: string, link: string, expiresAt: number): Promise<void>
  /** The papers of one case, newest first. */
  ofCase(caseId: string): Promise<readonly StoredDocument[]>
  /** Takes away what nobody can open any more: expired and part of no case. */
  dropExpired(now: number): Promise<void>
  /** Forgets all papers of a person. */
  erase(person: string): Promise<void>
}
