/** A Chinese mobile number in the text, 11 digits, spaces, dashes and full-width digits forgiven. */
export function readPhone(text: string): string | undefined {
  const digits = text
    .normalize('NFKC')
    .replace(/(?<=\d)[ -](?=\d)/g, '')
    .replace(/\+?86(?=1\d{10})/, '')
  return /(?<!\d)1[3-9]\d{9}(?!\d)/.exec(digits)?.[0]
}
