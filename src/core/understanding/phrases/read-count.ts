import { foldPhrases } from './fold-phrase.ts'
import type { Phrase } from './phrase.ts'
import { AMOUNT, type Amount, readAmount } from './read-amount.ts'

/** How many people or pieces. */
export interface Count extends Amount {
  readonly of: 'people' | 'pieces'
}

const PEOPLE = new RegExp(
  `(${AMOUNT})(?:个人|个工人|个兄弟|个工友|个老乡|人(?!民|事|工|行|家)|口人|位|名|号人)`,
  'g',
)
/** 我们十几个: who is counted stands before. */
const WE = new RegExp(
  `(?:我们|咱们|咱|他们|工友|兄弟|老乡|民工|工人|同伴|一起)(?:一共|总共|有|共|都是|几|大概|的)?(${AMOUNT})个(?!月|人|小|钟|工|星|礼)`,
  'g',
)
const PIECES = new RegExp(
  `(${AMOUNT})(?:件|趟|平方米?|平米|平(?!时)|方(?![面向法便])|斤|块砖|米(?!饭)|车|吨|棵|亩|套|根)(?!事)`,
  'g',
)

/** Every count of people or pieces in a text, left to right. */
export function readCounts(text: string): readonly Phrase<Count>[] {
  const folded = foldPhrases(text)
  const people = [...folded.matchAll(PEOPLE), ...folded.matchAll(WE)].flatMap(phraseOf('people'))
  const pieces = [...folded.matchAll(PIECES)].flatMap(phraseOf('pieces'))
  return [...people, ...pieces].sort((a, b) => a.from - b.from)
}

function phraseOf(of: Count['of']): (match: RegExpExecArray) => readonly Phrase<Count>[] {
  return (match) => {
    const amount = readAmount(match[1] ?? '')
    if (!amount || amount.low < 1) return []
    const place = { from: match.index, to: match.index + match[0].length, words: match[0] }
    return [{ ...place, kind: 'read', value: { ...amount, of }, assumed: undefined }]
  }
}
