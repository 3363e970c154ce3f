/** What goes into a template: words, or rows of words. Words are text and nothing else, whatever they hold. */
export type DocumentData = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>

/** Fills Word templates. Equal data give equal bytes. */
export interface DocumentRenderer {
  /** True when there is a template of that name that can be used. */
  has(template: string): boolean
  /** The filled .docx. Throws where the template does not exist or is broken. */
  render(template: string, data: DocumentData): Uint8Array
}
