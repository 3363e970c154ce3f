import { countHan } from '../../domain/text/han.ts'
import { clausesOf } from './clauses.ts'

/** A message longer than this tells a story around its question. */
const LONG = 80
/** So much of the story goes along with the question. */
const WINDOW = 34
const MOST_QUESTIONS = 6

const ASKS =
  /[?？]|咋|怎么|怎样|啥子|什么|吗|嘛|能不能|可不可以|可以不|要不要|该不该|是不是|有没有|哪个|哪里|哪儿|多少|好多|好久|多久|算不算|找谁|得不得|行不行|要得不|合法|违法/

/**
 * The places of a long message where something is asked, each with the words just before it: a story told into
 * a telephone holds its question in one or two of its clauses. Empty for a message of ordinary length.
 */
export function askingParts(text: string): readonly string[] {
  if (countHan(text) <= LONG) return []
  const clauses = clausesOf(text)
  const asking = clauses.flatMap((clause, at) => (ASKS.test(clause) ? [at] : []))
  return asking.slice(-MOST_QUESTIONS).map((at) => upTo(clauses, at))
}

/** The clause and as many before it as fit; one long clause alone is enough. */
function upTo(clauses: readonly string[], at: number): string {
  let from = at
  let length = countHan(clauses[at] ?? '')
  while (from > 0 && length + countHan(clauses[from - 1] ?? '') <= WINDOW) {
    from--
    length += countHan(clauses[from] ?? '')
  }
  return clauses.slice(from, at + 1).join('，')
}
