const HAN = /\p{Script=Han}/gu

/** How many Chinese characters a text holds; digits, letters and punctuation are not counted. */
export function countHan(text: string): number {
  return text.match(HAN)?.length ?? 0
}
