import type { Problem } from '../page/html.ts'
import type { Form } from '../read-form.ts'
import { fieldId } from './field-id.ts'

/** The words of a command, and what is wrong with them. */
export interface ReadText {
  readonly text: string
  readonly problems: readonly Problem[]
}

const MAX_PEOPLE = 9999
const MAX_PAPER_CHARS = 100

const RESULTS: Readonly<Record<string, string>> = {
  yes: '解决',
  part: '部分解决',
  no: '没解决',
  referred: '转办',
  dropped: '不办了',
}
const SUMS = [
  ['claimed', '要', '请写当事人要多少元，只写数字，比如：30000。没有就空着。'],
  ['confirmed', '认', '请写认了多少元，只写数字，比如：30000。没有就空着。'],
  ['yuan', '到手', '请写要回多少元，只写数字，比如：30000。没有就写 0。'],
] as const

/** The command takes the outcome in words: `部分解决 3人 要30000元 认20000元 到手10000元 有收条 分期`. */
export function readOutcome(form: Form): ReadText {
  const result = RESULTS[form('solved')]
  const people = form('people').normalize('NFKC').trim()
  const sums = SUMS.map(([name, word]) =>
    Number(yuanOf(form, name)) > 0 ? `${word}${yuanOf(form, name)}元` : '',
  )
  const papers = papersOf(form)
  const more = [papers.length > 0 ? `有${papers.join('、')}` : '', form('promised') === 'yes' ? '分期' : '']
  const text = [result, `${people}人`, ...sums, ...more].filter(Boolean).join(' ')
  const problems = [...plainProblems(form), ...(isEnded(result) ? [] : notEndedProblems(form))]
  return { text, problems }
}

function isEnded(result: string | undefined): boolean {
  return result === undefined || result === '解决' || result === '部分解决'
}

function yuanOf(form: Form, name: string): string {
  return form(name).normalize('NFKC').replaceAll(/[\s,]/g, '') || '0'
}

function papersOf(form: Form): readonly string[] {
  return form('papers')
    .normalize('NFKC')
    .split(/[\s、,，;；。]+/)
    .filter(Boolean)
}

function problem(name: string, words: string): Problem {
  return { field: fieldId('close', name), words }
}

function plainProblems(form: Form): readonly Problem[] {
  const people = form('people').normalize('NFKC').trim()
  const isCount = /^\d{1,4}$/.test(people) && Number(people) >= 1
  const isLong = [...papersOf(form).join('')].length > MAX_PAPER_CHARS
  return [
    ...(RESULTS[form('solved')] === undefined ? [problem('solved', '请选解决了没有。')] : []),
    ...(isCount ? [] : [problem('people', `请写人数，1 到 ${MAX_PEOPLE} 的整数，比如：3`)]),
    ...SUMS.flatMap(([name, , words]) =>
      /^\d{1,9}(?:\.\d{1,2})?$/.test(yuanOf(form, name)) ? [] : [problem(name, words)],
    ),
    ...(isLong ? [problem('papers', `太长了，最多 ${MAX_PAPER_CHARS} 个字。`)] : []),
  ]
}

/** Of what ended without a result no money and no papers are counted. */
function notEndedProblems(form: Form): readonly Problem[] {
  return [
    ...SUMS.flatMap(([name]) =>
      Number(yuanOf(form, name)) > 0 ? [problem(name, '没解决、转走和不办的，不填钱数。')] : [],
    ),
    ...(papersOf(form).length > 0 ? [problem('papers', '没解决、转走和不办的，文书写进“内部记一笔”。')] : []),
    ...(form('promised') === 'yes' ? [problem('promised', '没解决的，不用选以后给。')] : []),
  ]
}
