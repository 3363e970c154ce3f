import { HOTLINES } from '../../../domain/knowledge/known-aids.ts'
import { fenToYuan } from '../../../domain/money.ts'
import { foldPhrases } from './fold-phrase.ts'
import { type PerUnit, type PerWords, perAfter, perBefore } from './per-unit.ts'
import { type Certainty, type Phrase, type Reading, understandingOf, withoutOverlaps } from './phrase.ts'
import { AMOUNT, type Amount, readAmount } from './read-amount.ts'

/** A sum as villagers say it. */
export interface Money {
  /** 分; equal unless the sum is a range. */
  readonly low: number
  readonly high: number
  readonly certainty: Certainty
  readonly per: PerUnit
}

const FEN = 100
/** 块五: half of what follows is a tenth of a yuan, unless it begins another count (300块一天). */
const YUAN =
  /^(?:块(?!砖|地|田|板|石|瓦)钱?|元钱?)(?:零?([一二两三四五六七八九\d])(?:[毛角]([一二两三四五六七八九\d])?分?|(?![\d零一二两三四五六七八九十百千万.,]|个?[天日月年人号件点小时周趟次份斤方平亩里]|到|-)))?/
const JIAO =
  /^[毛角](?:([一二两三四五六七八九\d])(?![\d零一二两三四五六七八九十百千万.,个件天斤块平方米趟车次小])分?)?(?:钱)?/
/** What is counted in something else than money. */
const MEASURE =
  /^(?:几|多)?(?:个|天|日|号|月|年|人|岁|次|点|分|秒|小时|钟|斤|亩|里|公里|米|平|方|户|口|位|名|件|条|台|套|头|只|块砖|棵|株|张|份|楼|层|期|章|款|项|%|:|\/|-|路|班|级|周|星期|礼拜|栋|车|趟|吨|厘|倍|成|后|起|代|室|组|队|村|票|遍|回|度|袋|箱|瓶|桶|字|一|毫|顿|夜|晚|床|间|家|封|页|届|把刀)/
const SAID_OF_MONEY =
  /(?:欠|借|支|抵|少|讨|存|领|取|挣|赚|还|付|给|发|拿|赔|钱|资|薪|款|金|礼|收|花|交|按|结|扣|罚|垫|汇|转|要|值|价|费|共|计|到手|得|差|剩|余|了|是|为|只有|¥|:)(?:了|我|他|她|我们|人家|过|完|到|有|的|大概|大约|差不多|将近|约|是|:|¥| ){0,3}$/
const ABOUT_BEFORE = /(?:大概|大约|差不多|将近|接近|上|约|快|近)(?:有|是)?$/
const ABOUT_AFTER = /^(?:多|左右|上下|来|出头|的样子|不到)/
/** A wage named by itself: of a month, of a day, or all of it? */
const BARE_WAGE = /(?:^|[^欠差拖付还发给])(?:工资|工钱|底薪|薪水|薪资)(?:是|有|为|:|大概|才|就|只有)?$/
/** The words near before that say it is the sum owed or paid, not a rate. */
const OWED =
  /(?:欠|差|拖|没给|没发|不给|剩|还有|一共|总共|合计|共|讨|要回|追|借|押|扣)[^，。,;；!?！？]{0,8}$/
const FIRST_AMOUNT_OF_A_MONTH = 100_000
const MOST_BEFORE = 24
const MOST_AFTER = 16

/** Every sum in a text, left to right. Text beyond one message is not read. */
export function readMoney(text: string): readonly Phrase<Money>[] {
  const folded = foldPhrases(text)
  const found = [...folded.matchAll(new RegExp(AMOUNT, 'g'))].flatMap((match) => {
    const phrase = moneyAt(folded, match.index, match[0])
    return phrase ? [phrase] : []
  })
  return withoutOverlaps(found)
}

function moneyAt(text: string, at: number, words: string): Phrase<Money> | undefined {
  const before = text.slice(Math.max(0, at - MOST_BEFORE), at)
  const after = text.slice(at + words.length, at + words.length + MOST_AFTER)
  const amount = readAmount(words)
  if (!amount || amount.low <= 0) return undefined
  const coin = coinOf(after)
  const coinLength = coin?.length ?? 0
  const rest = after.slice(coinLength)
  const per = perAfter(rest) ?? perBefore(before)
  if (!coin && !isMoney({ before, after, words, amount, rate: sideOf(per) })) return undefined
  const from = at - (per?.before ?? 0)
  const to = at + words.length + coinLength + (per?.after ?? 0)
  const money: Money = {
    low: sumOf(amount.low, coin),
    high: sumOf(amount.high, coin),
    certainty: certaintyOf(amount, before, rest),
    per: per?.unit ?? 'total',
  }
  const understanding = understandingOf(per ? [only(money)] : readingsOf(money, before))
  return understanding && { from, to, words: text.slice(from, to), ...understanding }
}

function sideOf(per: PerWords | undefined): Candidate['rate'] {
  if (!per) return undefined
  return per.after > 0 ? 'after' : 'before'
}

function certaintyOf({ certainty }: Amount, before: string, after: string): Certainty {
  const roughly = ABOUT_BEFORE.test(before) || ABOUT_AFTER.test(after)
  return roughly && certainty === 'exact' ? 'about' : certainty
}

interface Coin {
  readonly length: number
  /** 分 in one of the amount. */
  readonly size: number
  /** 分 beside it, as in 五块五. */
  readonly more: number
}

function coinOf(after: string): Coin | undefined {
  const yuan = YUAN.exec(after)
  if (yuan) {
    const jiao = readAmount(yuan[1] ?? '零')?.low ?? 0
    const fen = readAmount(yuan[2] ?? '零')?.low ?? 0
    return { length: yuan[0].length, size: FEN, more: jiao * 10 + fen }
  }
  const jiao = JIAO.exec(after)
  return jiao ? { length: jiao[0].length, size: 10, more: readAmount(jiao[1] ?? '零')?.low ?? 0 } : undefined
}

function sumOf(value: number, coin: Coin | undefined): number {
  return Math.round(value * (coin?.size ?? FEN)) + (coin?.more ?? 0)
}

interface Candidate {
  readonly before: string
  readonly after: string
  readonly words: string
  readonly amount: Amount
  /** On which side a rate stands. */
  readonly rate: 'before' | 'after' | undefined
}

/** A number without 块 or 元 is money when its place says so, or when it is as large as only money is. */
function isMoney({ before, after, words, amount, rate }: Candidate): boolean {
  if ((!rate && HOTLINES.some((number) => number === words)) || words.length > 12) return false
  if (/^[百千万亿零]/.test(words) && !/把$/.test(words)) return false
  if (rate === 'after') return true
  if (MEASURE.test(after)) return false
  if (rate === 'before') return true
  if (/[万千kw][\d一二两三四五六七八九]?[多来把余]?$/.test(words)) return true
  return amount.low >= 10 && (SAID_OF_MONEY.test(before) || /^(?:左右|上下)/.test(after))
}

/** 工资6000 may be of a month or all of it: the reader is asked. */
function readingsOf(money: Money, before: string): readonly Reading<Money>[] {
  if (!BARE_WAGE.test(before) || OWED.test(before)) return [only(money)]
  const monthly = money.low >= FIRST_AMOUNT_OF_A_MONTH
  return [
    { value: { ...money, per: monthly ? 'month' : 'day' }, label: monthly ? '一个月的' : '一天的' },
    { value: money, label: '一共的' },
  ]
}

function only(money: Money): Reading<Money> {
  return { value: money, label: `${fenToYuan(money.low)}元` }
}
