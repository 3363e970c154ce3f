/** Who we are in one room: our id, our WeChat name and our name in that room. */
export interface Self {
  readonly id: string
  readonly names: readonly string[]
}

/** Somebody who only calls our name wants to see what we can do. */
const ONLY_CALLED = '菜单'
const TO_EVERYBODY = ['@所有人', '@all', '@All', '@ALL']
/** What may follow a name; phones write U+2005, computers a space, people a comma. */
const AFTER_NAME = /^[\s\u2005，,：:。！!？?、]/
const LONGEST_NAME = 60

/**
 * What was said to us in a room, our name taken out. Undefined when the people there talk among themselves
 * or call everybody. `mentionIds` is the puppet's list; many puppets give none, so a written name counts too.
 */
export function saidToUs(text: string, mentionIds: unknown, self: Self): string | undefined {
  const names = self.names.filter((name) => name !== '')
  const byName = names.some((name) => findMention(text, name) >= 0)
  const byId = Array.isArray(mentionIds) && mentionIds.includes(self.id)
  const toEverybody = TO_EVERYBODY.some((call) => text.includes(call))
  if (!byName && (!byId || toEverybody)) return undefined
  const said = byName ? withoutNames(text, names) : withoutFirstMention(text)
  return said === '' ? ONLY_CALLED : said
}

/** Where `@name` stands as a whole word: `@法律` does not call `法律`'s neighbour `法律顾问`. */
function findMention(text: string, name: string): number {
  const mention = `@${name}`
  for (let at = text.indexOf(mention); at >= 0; at = text.indexOf(mention, at + 1)) {
    const after = text.slice(at + mention.length, at + mention.length + 1)
    if (after === '' || AFTER_NAME.test(after)) return at
  }
  return -1
}

function withoutNames(text: string, names: readonly string[]): string {
  let rest = text
  for (const name of names) {
    for (let at = findMention(rest, name); at >= 0; at = findMention(rest, name)) {
      // The sign after the name belongs to the call: “@帮手，在吗” asks “在吗”.
      rest = `${rest.slice(0, at)} ${rest.slice(at + name.length + 2)}`
    }
  }
  return rest.replace(/ {2,}/g, ' ').trim()
}

/** The puppet says we are meant but we do not know under which name: phones end a name with U+2005. */
function withoutFirstMention(text: string): string {
  const from = text.indexOf('@')
  const to = text.indexOf('\u2005', from)
  if (from < 0 || to < 0 || to - from > LONGEST_NAME) return text.trim()
  return `${text.slice(0, from)}${text.slice(to + 1)}`.trim()
}
