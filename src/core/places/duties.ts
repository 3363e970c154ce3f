import { ROUTE_NAMES, ROUTES, type Route } from '../../domain/knowledge/route.ts'
import { nearest } from '../text/nearest.ts'

/** What clerks write for the matters a unit handles. */
const DUTY_WORDS: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['劳动监察', 'labour_inspection'],
  ['欠薪', 'labour_inspection'],
  ['劳动仲裁', 'arbitration'],
  ['法律援助', 'legal_aid'],
  ['人民调解', 'mediation'],
  ['调解', 'mediation'],
  ['法院', 'court'],
  ['诉讼', 'court'],
  ['公安', 'police'],
  ['派出所', 'police'],
  ['妇联', 'women_federation'],
  ['政务热线', 'hotline_12345'],
  ...ROUTE_NAMES.map((route) => [ROUTES[route].label, route] as const),
])

export type DutiesResult =
  | { readonly kind: 'routes'; readonly routes: readonly Route[] }
  | { readonly kind: 'unknown'; readonly word: string; readonly expected: readonly string[] }

/** `法律援助；人民调解` as routes. */
export function readDuties(words: readonly string[]): DutiesResult {
  const routes = new Set<Route>()
  for (const word of words) {
    const route = DUTY_WORDS.get(word)
    if (!route) return { kind: 'unknown', word, expected: suggestions(word) }
    routes.add(route)
  }
  return { kind: 'routes', routes: [...routes] }
}

function suggestions(word: string): readonly string[] {
  const all = [...DUTY_WORDS.keys()]
  const near = nearest(word, all, 3)
  return near.length > 0 ? near : all.slice(0, 8)
}
