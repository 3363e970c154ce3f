const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}

/** A choice by number as people say it: `2`, `２`, `二`, `第二个`, `选2`, `2.`, `12`, `十二`. Undefined when it is not one. */
export function readChoiceNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim()
  const match =
    /^(?:第|选|选第|我选|要|就是)?\s*(\d{1,2}|十[一二三四五六七八九]?|[零一二两三四五六七八九])\s*(?:个|项|条|号|吧|[.。、)）])*$/.exec(
      plain,
    )
  const word = match?.[1]
  if (word === undefined) return undefined
  if (/^\d+$/.test(word)) return Number(word)
  if (word.length === 2) return 10 + (DIGITS[word[1] ?? ''] ?? 0)
  return DIGITS[word]
}
