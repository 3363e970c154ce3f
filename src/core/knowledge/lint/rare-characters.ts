let everyday: ReadonlySet<string> | undefined

/**
 * The Han of a text that few people with five years of school can read, each once.
 *
 * The yardstick is meant to be level 1 (3,500) of 通用规范汉字表. No package we use carries it, so GB 2312
 * level 1 stands in: 3,755 everyday characters in rows 16–55, which the platform's own decoder can list.
 * What we need beyond it (place names, a few words) stands in knowledge/lexicon/allowed-characters.yaml.
 */
export function rareCharacters(text: string, allowed: ReadonlySet<string>): readonly string[] {
  const han = new Set(text.match(/\p{Script=Han}/gu) ?? [])
  return [...han].filter((character) => !isEveryday(character) && !allowed.has(character))
}

/** True for a character that needs no place in the allow-list. */
export function isEveryday(character: string): boolean {
  everyday ??= readLevelOne()
  return everyday.has(character)
}

function readLevelOne(): ReadonlySet<string> {
  const decoder = new TextDecoder('gb18030')
  const characters = new Set<string>()
  for (let row = 16; row <= 55; row++) {
    for (let cell = 1; cell <= 94; cell++) {
      const character = decoder.decode(new Uint8Array([0xa0 + row, 0xa0 + cell]))
      if (/^\p{Script=Han}$/u.test(character)) characters.add(character)
    }
  }
  return characters
}
