import type { Entry } from '../../domain/knowledge/entry.ts'
import { plainText } from '../../domain/laws/plain-text.ts'
import { versionOn } from '../../domain/laws/version-state.ts'
import type { FoundArticle, LawStore } from '../../ports/stores/law-store.ts'

const MOST_WORDS = 6
const LONGEST_QUERY = 100
/** More than any useful search finds; ranked before it is cut to what a page shows. */
const MOST_RANKED = 3000
/** An article in force before one that is not, however often the words stand in it. */
const IN_FORCE = 1000

/** Part of a text around the first of the words in it. */
export interface Snippet {
  readonly before: string
  readonly hit: string
  readonly after: string
}

/** What was found, best first. */
export interface LawSearch {
  readonly total: number
  /** False when there are more than were counted. */
  readonly complete: boolean
  readonly articles: readonly (FoundArticle & { readonly snippet: Snippet })[]
}

/** The words of a query; empty when there is nothing to look for. */
export function queryWords(query: string): readonly string[] {
  const words = query
    .slice(0, LONGEST_QUERY)
    .normalize('NFKC')
    .split(/[\s,，、。]+/)
  return words.filter((word) => word !== '').slice(0, MOST_WORDS)
}

/** Searches all imported full texts: every word must be there, those in force and those that say it most first. */
export async function searchLaws(
  laws: Pick<LawStore, 'find' | 'versions'>,
  words: readonly string[],
  { today, most }: { readonly today: string; readonly most: number },
): Promise<LawSearch> {
  const found = await laws.find(words, MOST_RANKED)
  const inForce = await keysInForce(laws, today)
  const scored = found.map((article) => {
    const bonus = inForce.has(`${article.law} ${article.effectiveFrom}`) ? IN_FORCE : 0
    return { article, score: bonus + density(article, words) }
  })
  const best = scored.toSorted((one, other) => other.score - one.score).slice(0, most)
  return {
    total: found.length,
    complete: found.length < MOST_RANKED,
    articles: best.map(({ article }) => ({ ...article, snippet: snippetOf(article.text, words) })),
  }
}

async function keysInForce(laws: Pick<LawStore, 'versions'>, today: string): Promise<ReadonlySet<string>> {
  const byLaw = Map.groupBy(await laws.versions(), ({ law }) => law)
  const current = [...byLaw.values()].flatMap((versions) => versionOn(versions, today) ?? [])
  return new Set(current.map(({ law, effectiveFrom }) => `${law} ${effectiveFrom}`))
}

/** How much of the text the words are: short articles that are about them come first. */
function density({ text, law, chapter }: FoundArticle, words: readonly string[]): number {
  const heading = `${law}${chapter.join('')}`
  const weigh = (word: string) => text.split(word).length - 1 + (heading.includes(word) ? 2 : 0)
  return words.reduce((sum, word) => sum + weigh(word), 0) / Math.log(text.length + 20)
}

const AROUND_BEFORE = 24
const AROUND_AFTER = 70

function snippetOf(text: string, words: readonly string[]): Snippet {
  const line = text.replaceAll('\n', ' ')
  const hit = words.find((word) => line.includes(word)) ?? ''
  const at = hit === '' ? 0 : line.indexOf(hit)
  const from = Math.max(0, at - AROUND_BEFORE)
  const end = at + hit.length + AROUND_AFTER
  return {
    before: `${from > 0 ? '…' : ''}${line.slice(from, at)}`,
    hit,
    after: `${line.slice(at + hit.length, end)}${end < line.length ? '…' : ''}`,
  }
}

/** Searches entries by their words; built once. Those with the words in their title come first. */
export function createEntrySearch(entries: readonly Entry[]): (words: readonly string[]) => readonly Entry[] {
  const texts = entries.map((entry) => ({
    entry,
    title: plainText(entry.title),
    text: plainText(allWords(entry)),
  }))
  return (words) => {
    const wanted = words.map(plainText)
    const found = texts.filter(({ text }) => wanted.every((word) => text.includes(word)))
    const inTitle = ({ title }: { title: string }) => wanted.filter((word) => title.includes(word)).length
    return found.toSorted((one, other) => inTitle(other) - inTitle(one)).map(({ entry }) => entry)
  }
}

function allWords(entry: Entry): string {
  const said = entry.kind === 'answer' ? Object.values(entry.sections) : [entry.reply]
  const cited = entry.citations.flatMap(({ law, gist }) => [law, gist])
  return [entry.title, ...entry.questions, ...said, ...cited].join('\n')
}
