import { countHan } from '../../../domain/text/han.ts'
import { readingLines } from './sentences.ts'
import type { TextFault } from './text-fault.ts'

/** A text and the line its first line stands on. */
export interface PlacedText {
  readonly text: string
  readonly line: number
}

export interface OfficialeseRules {
  /** Officialese to a plainer word. */
  readonly words: ReadonlyMap<string, string>
  /** Labels of buttons get none; an entry one, or 0.30 per 100 Han where it is long. */
  readonly label: boolean
}

const PER_100_HAN = 0.3
// Everyday words, and dialect, that happen to contain one of the listed words.
const EVERYDAY = new RegExp(
  [
    '其他|其它|其实|其中|其余|尤其|极其',
    '应该|不该|活该|本该|该不该|该(?=我|你|您|他|她|咱|人家|钱|账|多少|咋|怎么)',
    '关系|联系|系统|系列|体系',
    '或者|劳动者|消费者|患者|记者|作者|读者|老者|学者|伤者|死者|长者',
    '之前|之后|之间|之内|之外|之一|[百千万十一二三四五六七八九]分之',
    '平均|必须|立即|即使|马上即|随即|由于|关于|等于|属于|终于|对于|至于|位于|在于|低于|高于|少于|多于',
    '而且|并且|若干|没有权|没权|所有权|互相关|先进行',
  ].join('|'),
  'g',
)

/** Finds the words of office in several texts of one entry and reports those beyond what one entry may hold. */
export function lintOfficialese(texts: readonly PlacedText[], rules: OfficialeseRules): readonly TextFault[] {
  const found = texts.flatMap((text) => findWords(text, rules.words))
  const han = texts.reduce((sum, { text }) => sum + countHan(text), 0)
  const allowed = rules.label ? 0 : Math.max(1, Math.floor((han * PER_100_HAN) / 100))
  if (found.length <= allowed) return []
  return found.map(({ word, line }) => ({
    line,
    rule: 'officialese',
    message: `${word}${plainer(rules.words.get(word))}: ${found.length} such words in ${han} Han, at most ${allowed} allowed`,
  }))
}

/** How many words of office a text holds. */
export function countOfficialese(text: string, words: ReadonlyMap<string, string>): number {
  return findWords({ text, line: 1 }, words).length
}

function plainer(say: string | undefined): string {
  return say ? ` (say ${say})` : ''
}

function findWords(text: PlacedText, words: ReadonlyMap<string, string>) {
  if (words.size === 0) return []
  const longestFirst = [...words.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(longestFirst.map(escapeRegExp).join('|'), 'g')
  return readingLines(text.text).flatMap((line, at) =>
    [...line.replace(EVERYDAY, (word) => '□'.repeat(word.length)).matchAll(pattern)].map((match) => ({
      word: match[0],
      line: text.line + at,
    })),
  )
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
