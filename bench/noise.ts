// How well distorted questions still find their entry, beside SQLite FTS5 with jieba on the same words:
// `node bench/noise.ts [share of the bank left out and asked, default 0.05]`. Nothing of what is asked stands
// in either index.
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import Sqlite from 'better-sqlite3'
import { createEntryRanker } from '../src/core/answering/rank-entries.ts'
import { createRandom } from '../src/core/random/random.ts'
import { createNormaliser } from '../src/core/understanding/normalise.ts'
import { toSimplified } from '../src/core/understanding/simplified.ts'
import type { Entry } from '../src/domain/knowledge/entry.ts'
import { DEFAULT_COUNTY, readKnowledge } from '../src/wiring/assembly.ts'
import { createNoises } from './support/noise.ts'

const RATES = [0, 0.05, 0.1, 0.2, 0.3]
const DEPTH = 3

/** The ids of the best entries. */
type Finder = (question: string) => readonly string[]

const { base } = (await readKnowledge(DEFAULT_COUNTY)).loaded
const every = Math.round(1 / Number(process.argv[2] ?? 0.05))
let number = 0
const asked: { question: string; id: string }[] = []
const entries: readonly Entry[] = base.entries.map((entry) => {
  const kept = entry.questions.filter((question) => {
    const left = number++ % every === 0
    if (left) asked.push({ question, id: entry.id })
    return !left
  })
  return { ...entry, questions: kept }
})

function ours(): Finder {
  const normalise = createNormaliser(base.lexicon)
  const { rank } = createEntryRanker(entries, { synonyms: base.lexicon.synonyms, normalise })
  return (question) =>
    rank(normalise(toSimplified(question)))
      .slice(0, DEPTH)
      .map(({ entry }) => entry.id)
}

/** One row for each entry with all its words, as in our index. */
function peer(): Finder {
  const jieba = Jieba.withDict(dict)
  const words = (text: string) => jieba.cutForSearch(text, true).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const database = new Sqlite(':memory:')
  database.exec('create virtual table entry using fts5(words)')
  const insert = database.prepare('insert into entry(rowid, words) values (?, ?)')
  database.transaction(() => {
    entries.forEach((entry, at) => {
      const text = entry.kind === 'answer' ? Object.values(entry.sections) : [entry.reply]
      insert.run(at + 1, words([entry.title, ...entry.questions, ...text].join('\n')).join(' '))
    })
  })()
  const find = database.prepare('select rowid from entry where entry match ? order by rank limit ?').pluck()
  return (question) => {
    const match = [...new Set(words(question))].map((word) => `"${word}"`).join(' OR ')
    return match === '' ? [] : find.all(match, DEPTH).map((row) => entries[Number(row) - 1]?.id ?? '')
  }
}

const finders = { ours: ours(), 'FTS5 + jieba': peer() }
const noises = createNoises(
  base.entries.flatMap(({ questions }) => questions),
  base.lexicon.synonyms,
)
const percent = (count: number) => Number(((100 * count) / asked.length).toFixed(1))
const rows = Object.entries(noises).flatMap(([noise, distort]) =>
  RATES.map((rate) => {
    const random = createRandom(1)
    const said = asked.map(({ question, id }) => ({ id, question: distort(question, rate, random) }))
    const row: Record<string, string | number> = { noise, 'rate, %': 100 * rate }
    for (const [name, find] of Object.entries(finders)) {
      const found = said.map(({ question, id }) => find(question).indexOf(id))
      row[`${name} hit@1`] = percent(found.filter((place) => place === 0).length)
      row[`${name} hit@3`] = percent(found.filter((place) => place >= 0).length)
    }
    return row
  }),
)
console.log(`${asked.length} questions left out of ${entries.length} entries`)
console.table(rows)
