/** What was said, done and sent while things broke: recorded outside of the program, and judged here. */
export interface History {
  /** In the order in which each chat's messages were written. */
  readonly offered: readonly Said[]
  /** Ids the program confirmed to the platform. */
  readonly acked: ReadonlySet<string>
  /** Bubbles as the platform took them, oldest first. */
  readonly sends: readonly Sent[]
  /** Effects in the database; `order` counts those of one chat. */
  readonly effects: readonly { readonly id: string; readonly chat: string; readonly order: number }[]
  /** Cases opened, by the message that asked for one. */
  readonly cases: readonly {
    readonly id: string
    readonly owner?: string | undefined
    readonly claims: number
  }[]
  /** How many bubbles may be repeated: one for each kill, and one for each send whose outcome was hidden. */
  readonly mayRepeat: number
}

export interface Said {
  readonly id: string
  readonly chat: string
  /** `poison`: handling it fails, however often. */
  readonly kind: 'ask' | 'case' | 'claim' | 'poison'
  /** The message that opened the case that is claimed. */
  readonly about?: string
}

export interface Sent {
  readonly chat: string
  /** The message it answers. */
  readonly id: string
  readonly part: number
  readonly words: string
}

/** How many bubbles answer a message. */
export const PARTS = 2

/** Every sentence the program promises; each is a fact about a whole history. */
const INVARIANTS = {
  'nothing confirmed is lost': ({ offered, acked, effects, sends }) => {
    const done = new Set(effects.map(({ id }) => id))
    const heard = new Set(sends.map(({ id, part }) => `${id}/${part}`))
    const whole = (id: string) =>
      done.has(id) &&
      Array.from({ length: PARTS }, (_, part) => `${id}/${part}`).every((one) => heard.has(one))
    return offered.filter(({ id }) => acked.has(id) && !whole(id)).map(({ id }) => id)
  },
  'every message has its effects once': ({ effects, cases }) => [
    ...repeated(effects.map(({ id }) => id)),
    ...repeated(cases.map(({ id }) => id)),
  ],
  'nothing happens that nobody asked for': ({ offered, effects, sends }) => {
    const asked = new Map(offered.map(({ id, chat }) => [id, chat]))
    return [...effects, ...sends].filter(({ id, chat }) => asked.get(id) !== chat).map(({ id }) => id)
  },
  'each chat is handled in its order': ({ offered, effects }) =>
    outOfOrder(offered, (chat) =>
      effects
        .filter((effect) => effect.chat === chat)
        .sort((a, b) => a.order - b.order)
        .map(({ id }) => id),
    ),
  'each chat is answered in its order': ({ offered, sends }) =>
    outOfOrder(offered, (chat) => [
      ...new Set(sends.filter((sent) => sent.chat === chat).map(({ id }) => id)),
    ]),
  'no bubble is repeated without a fault': ({ sends, mayRepeat }) => {
    const extra = repeated(sends.map(({ id, part }) => `${id}/${part}`))
    return extra.length > mayRepeat ? extra : []
  },
  'a case is claimed by exactly one': ({ offered, sends, cases }) => {
    const won = [...new Set(sends.filter(({ words }) => words === 'won').map(({ id }) => id))]
    return cases.flatMap(({ id, owner, claims }) => {
      const claimers = offered.filter(({ about }) => about === id).map((said) => said.id)
      const winners = won.filter((claim) => claimers.includes(claim))
      if (claimers.length === 0) return []
      return winners.length === 1 && winners[0] === owner && claims === 1 ? [] : [id]
    })
  },
} as const satisfies Record<string, (history: History) => readonly string[]>

export type Invariant = keyof typeof INVARIANTS

/** What a history breaks, with some of the messages concerned; empty when it keeps every promise. */
export function violations(history: History): Partial<Record<Invariant, readonly string[]>> {
  const found = Object.entries(INVARIANTS).map(
    ([name, broken]) => [name, broken(history).slice(0, 5)] as const,
  )
  return Object.fromEntries(found.filter(([, ids]) => ids.length > 0))
}

function repeated(values: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return values.filter((value) => seen.size === seen.add(value).size)
}

/** Chats whose answered messages do not come in the order of asking; what is missing is another matter. */
function outOfOrder(
  offered: readonly Said[],
  answered: (chat: string) => readonly string[],
): readonly string[] {
  const chats = Map.groupBy(offered, ({ chat }) => chat)
  return [...chats].flatMap(([chat, said]) => {
    const got = answered(chat)
    const present = new Set(got)
    const wanted = said.map(({ id }) => id).filter((id) => present.has(id))
    return got.filter((id) => wanted.includes(id)).some((id, at) => id !== wanted[at]) ? [chat] : []
  })
}
