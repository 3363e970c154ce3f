// Finds the articles that answer lay questions: `npm run bench:retrieval -- --help`. Prints one JSON object.
import { parseArgs } from 'node:util'
import {
  type ArticleRanker,
  createArticleRanker,
} from '../src/core/answering/articles/create-article-ranker.ts'
import { entryQuestions } from '../src/core/answering/articles/entry-questions.ts'
import { DEFAULT_COUNTY, readKnowledge } from '../src/wiring/assembly.ts'
import {
  type BenchQuestion,
  measure,
  percentile,
  type Ranking,
  readArticles,
  readQuestions,
  round,
} from './support/retrieval-data.ts'

const HELP = `npm run bench:retrieval -- --articles FILE --queries FILE [--train FILE] [--folds]

  --articles FILE  articles, JSON lines {id, law, no, chapter, text}, .gz accepted
  --queries FILE   questions, JSON lines {id, question, gold: [id …], fold: 0–4}
  --train FILE     learn from these questions first (same format)
  --folds          cross-validate over the folds of --queries, and over contiguous ranges of ids (blocked)

Without --train and --folds nothing is learned from questions with known answers but our own entries.`
const DEPTH = 100
const FOLDS = 5

interface Asked {
  readonly rankings: Ranking[]
  readonly times: number[]
}

function ask(ranker: ArticleRanker, questions: readonly BenchQuestion[], into: Asked): void {
  for (const { question, articles } of questions) {
    const began = performance.now()
    const ranked = ranker.rank(question, DEPTH).map(({ at }) => at)
    into.times.push(performance.now() - began)
    into.rankings.push({ right: articles, ranked })
  }
}

/** Every part is asked of a ranker taught with the others. */
function crossValidate(
  ranker: ArticleRanker,
  questions: readonly BenchQuestion[],
  partOf: (question: BenchQuestion, at: number) => number,
): Asked {
  const asked: Asked = { rankings: [], times: [] }
  for (let part = 0; part < FOLDS; part++) {
    const inPart = (question: BenchQuestion, at: number) => partOf(question, at) === part
    const taught = ranker.taught(questions.filter((question, at) => !inPart(question, at)))
    ask(taught, questions.filter(inPart), asked)
  }
  return asked
}

async function run(options: { articles: string; queries: string; train?: string; folds?: boolean }) {
  const articles = readArticles(options.articles)
  const questions = readQuestions(options.queries, articles)
  const { loaded } = await readKnowledge(DEFAULT_COUNTY)
  const began = performance.now()
  const ranker = createArticleRanker(articles, {
    synonyms: loaded.base.lexicon.synonyms,
    entries: entryQuestions(loaded.base, articles),
  })
  const indexed = performance.now()
  const rest = process.memoryUsage().rss
  const asked = options.folds
    ? crossValidate(ranker, questions, ({ fold }) => fold)
    : { rankings: [], times: [] }
  if (!options.folds) {
    const taught = options.train ? ranker.taught(readQuestions(options.train, articles)) : ranker
    ask(taught, questions, asked)
  }
  const blocked = options.folds
    ? crossValidate(ranker, questions, (_, at) => Math.floor((at * FOLDS) / questions.length))
    : undefined
  return {
    ...measure(asked.rankings),
    index_ms: Math.round(indexed - began),
    p50_ms: percentile(asked.times, 0.5),
    p99_ms: percentile(asked.times, 0.99),
    rss_mb: Math.round(rest / 2 ** 20),
    total_s: round((performance.now() - began) / 1000),
    ...(blocked && { blocked: measure(blocked.rankings) }),
  }
}

try {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string' },
      queries: { type: 'string' },
      train: { type: 'string' },
      folds: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  const { articles, queries, train, folds } = values
  if (values.help) console.log(HELP)
  else if (!articles || !queries)
    throw new Error('name the files with --articles and --queries; --help explains')
  else {
    const options = { articles, queries, ...(train && { train }), ...(folds && { folds }) }
    console.log(JSON.stringify(await run(options)))
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
