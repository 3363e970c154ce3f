// Search libraries beside our ranker on the same questions, nothing learned:
// `node bench/retrieval-peers.ts --articles FILE --queries FILE`.
import { parseArgs } from 'node:util'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { create, insertMultiple, search } from '@orama/orama'
import Sqlite from 'better-sqlite3'
import MiniSearch from 'minisearch'
import { createArticleRanker } from '../src/core/answering/articles/create-article-ranker.ts'
import { entryQuestions } from '../src/core/answering/articles/entry-questions.ts'
import { DEFAULT_COUNTY, readKnowledge } from '../src/wiring/assembly.ts'
import {
  type BenchArticle,
  measure,
  percentile,
  readArticles,
  readQuestions,
} from './support/retrieval-data.ts'

/** Ranks places in the list of articles. */
type Peer = (question: string) => readonly number[] | Promise<readonly number[]>

const DEPTH = 100
const jieba = Jieba.withDict(dict)
const WORD = /[\p{L}\p{N}]/u
const words = (text: string) => jieba.cutForSearch(text, true).filter((word) => WORD.test(word))
const fields = ({ law, chapter, text }: BenchArticle) => ({
  law: words(law).join(' '),
  chapter: words(chapter).join(' '),
  text: words(text).join(' '),
})

function sqlite(articles: readonly BenchArticle[]): Peer {
  const database = new Sqlite(':memory:')
  database.exec('create virtual table article using fts5(words)')
  const insert = database.prepare('insert into article(rowid, words) values (?, ?)')
  database.transaction(() => {
    articles.forEach((article, at) => {
      insert.run(at + 1, Object.values(fields(article)).join(' '))
    })
  })()
  const find = database
    .prepare('select rowid from article where article match ? order by rank limit ?')
    .pluck()
  return (question) => {
    const match = [...new Set(words(question))].map((word) => `"${word}"`).join(' OR ')
    return match === '' ? [] : find.all(match, DEPTH).map((row) => Number(row) - 1)
  }
}

function miniSearch(articles: readonly BenchArticle[]): Peer {
  const index = new MiniSearch({ fields: ['law', 'chapter', 'text'], tokenize: (text) => text.split(' ') })
  index.addAll(articles.map((article, at) => ({ id: at, ...fields(article) })))
  const options = { tokenize: words, boost: { text: 1, chapter: 0.4, law: 0.15 } }
  return (question) =>
    index
      .search(question, options)
      .slice(0, DEPTH)
      .map(({ id }) => Number(id))
}

async function orama(articles: readonly BenchArticle[]): Promise<Peer> {
  const tokenizer = {
    language: 'chinese',
    normalizationCache: new Map(),
    tokenize: (text: string) => text.split(' '),
  }
  const index = create({
    schema: { law: 'string', chapter: 'string', text: 'string' },
    components: { tokenizer },
  })
  await insertMultiple(
    index,
    articles.map((article, at) => ({ id: String(at), ...fields(article) })),
    1000,
  )
  return async (question) => {
    const { hits } = await search(index, {
      term: words(question).join(' '),
      limit: DEPTH,
      threshold: 1,
      boost: { text: 1, chapter: 0.4, law: 0.15 },
    })
    return hits.map(({ id }) => Number(id))
  }
}

async function ours(articles: readonly BenchArticle[]): Promise<Peer> {
  const { base } = (await readKnowledge(DEFAULT_COUNTY)).loaded
  const ranker = createArticleRanker(articles, {
    synonyms: base.lexicon.synonyms,
    entries: entryQuestions(base, articles),
  })
  return (question) => ranker.rank(question, DEPTH).map(({ at }) => at)
}

const PEERS = {
  ours,
  'SQLite FTS5 + jieba': sqlite,
  'MiniSearch + jieba': miniSearch,
  'Orama + jieba': orama,
} as const satisfies Record<string, (articles: readonly BenchArticle[]) => Peer | Promise<Peer>>

const { values } = parseArgs({ options: { articles: { type: 'string' }, queries: { type: 'string' } } })
if (!values.articles || !values.queries) throw new Error('name the files with --articles and --queries')
const articles = readArticles(values.articles)
const questions = readQuestions(values.queries, articles)
const rows: Record<string, string | number>[] = []
for (const [system, build] of Object.entries(PEERS)) {
  const began = performance.now()
  const peer = await build(articles)
  const indexed = performance.now()
  const rankings = []
  const times: number[] = []
  for (const { question, articles: right } of questions) {
    const asked = performance.now()
    const ranked = await peer(question)
    times.push(performance.now() - asked)
    rankings.push({ right, ranked })
  }
  const { mrr10, recall } = measure(rankings)
  rows.push({
    system,
    'MRR@10': mrr10,
    'R@10': recall['10'] ?? 0,
    'R@100': recall['100'] ?? 0,
    'index, s': Number(((indexed - began) / 1000).toFixed(1)),
    'p50, ms': Number(percentile(times, 0.5).toFixed(1)),
    'p99, ms': Number(percentile(times, 0.99).toFixed(1)),
  })
}
console.table(rows)
