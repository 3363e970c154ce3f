import { Converter } from 'opencc-js/t2cn'

const convert = Converter({ from: 't', to: 'cn' })

/** The same words in simplified characters; what is simplified already comes back as it was. */
export function toSimplified(text: string): string {
  return convert(text)
}
