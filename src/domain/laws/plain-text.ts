/** A text as it is searched: full-width letters narrowed, small letters, no white space. */
export function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}
