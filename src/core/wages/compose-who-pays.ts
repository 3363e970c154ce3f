import {
  possiblePatterns,
  type WageFacts,
  type WagePattern,
  type WhoPays,
} from '../../domain/wages/who-pays.ts'
import { articleWords, TO_READ_ALOUD } from '../reckoning/compose-result.ts'

const MOST_POSSIBLE = 4

/** Who must pay, why, and the doors in their order; the last two lines can be read to a grandparent. */
export function composeWhoPays(table: WhoPays, pattern: WagePattern): string {
  const [first] = pattern.doors.flatMap((name) => table.doors[name] ?? [])
  return [
    pattern.say,
    '',
    '该给钱的：',
    ...pattern.payers.map((payer, at) => `${at + 1}. ${payer}`),
    `依据：${articleWords(pattern.articles)}`,
    '',
    '按这个顺序去：',
    ...doorLines(table, pattern.doors),
    '',
    TO_READ_ALOUD,
    `工钱找${pattern.payers[0]?.replace(/（.*）/, '') ?? '招人的'}要。`,
    `先去${first?.label ?? '劳动监察'}，打 ${first?.hotline ?? '12333'}。`,
  ].join('\n')
}

function doorLines({ doors }: WhoPays, names: readonly string[]): readonly string[] {
  return names
    .flatMap((name) => doors[name] ?? [])
    .map(
      ({ label, hotline, limit, articles }, at) =>
        `${at + 1}. ${label}，电话 ${hotline}。${limit}（${articleWords(articles)}）`,
    )
}

/** What can be said to somebody who does not know: the possible answers and the door that finds out. */
export function composeStillOpen(table: WhoPays, facts: WageFacts): string {
  const says = [...new Set(possiblePatterns(table, facts).map(({ say }) => say))]
  return [
    '不清楚也不要紧，先去劳动监察，打 12333。',
    '让他们查是谁招的工、活是谁包的。',
    ...(says.length > MOST_POSSIBLE ? [] : ['多半是下面几种：', ...says.map((say) => `· ${say}`)]),
    '手里有工地告示牌的照片，一起带去。',
  ].join('\n')
}
