// How long text work takes on strings made to be slow, at the longest message (4,096) and beyond (64 Ki):
// `node bench/pumping.ts`. Who doubles the length may at most make it 2.5 times as long.
import { parseCsv } from '../src/core/places/parse-csv.ts'
import { readPhrases } from '../src/core/understanding/phrases/read-phrases.ts'
import { readFactYear } from '../src/core/understanding/read-fact-year.ts'
import { readPhone } from '../src/core/understanding/read-phone.ts'
import { redactNumbers } from '../src/core/understanding/redact.ts'
import { splitText } from '../src/domain/text/split-text.ts'
import { DEFAULT_COUNTY, readKnowledge } from '../src/wiring/assembly.ts'
import { tell } from './support/figures.ts'

const TODAY = '2026-11-23'
const LONGEST = 4096
const BEYOND = 65_536
const UNITS = [
  ...['a', '1', '一', '万', '（', '(', '"', '”', ',', '，', '。', ' ', '\n', '-', '.', '年', '月', '元', '%'],
  ...[
    '不',
    '打',
    '我男人',
    '工钱',
    '13800000000',
    '2026年',
    '三个月',
    '是不是',
    '\u0301',
    '\u200b',
    '😭',
    '那个嗯',
  ],
  ...['1,', '1年', '一百', '我不', '拿刀', '不要', '了吗', '请问一下'],
]

const { answerer } = await readKnowledge(DEFAULT_COUNTY)
const WORK: Readonly<Record<string, (text: string) => unknown>> = {
  triage: (text) => answerer.triage(text),
  decide: (text) => answerer.decide(text, TODAY),
  heed: (text) => answerer.heed(text, TODAY),
  phrases: (text) => readPhrases(text, TODAY),
  year: (text) => readFactYear(text, TODAY),
  phone: readPhone,
  redact: redactNumbers,
  csv: parseCsv,
  split: (text) => splitText(text, { bytes: 1800, chars: 600 }),
}

/** The best of a few, in ms of processor time: others on the machine must not count. */
function cost(work: (text: string) => unknown, text: string): number {
  let best = Number.POSITIVE_INFINITY
  // The first rounds are those of a program that has just started.
  for (let round = 0; round < 6; round++) {
    // Another text each time: the last one may be remembered.
    const fresh = `${round}${text.slice(1)}`
    const before = process.cpuUsage()
    work(fresh)
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

const pumped = (unit: string, length: number) =>
  `老板${unit.repeat(Math.ceil(length / unit.length))}`.slice(0, length)

const figures = Object.entries(WORK).map(([name, work]) => {
  const worst = { ms: 0, unit: '', beyond: 0, ratio: 0 }
  for (const unit of UNITS) {
    const [half, whole] = [cost(work, pumped(unit, LONGEST / 2)), cost(work, pumped(unit, LONGEST))]
    if (whole > worst.ms) Object.assign(worst, { ms: whole, unit })
    worst.beyond = Math.max(worst.beyond, cost(work, pumped(unit, BEYOND)))
    // Below a few ms the ratio measures the clock.
    if (whole > 5) worst.ratio = Math.max(worst.ratio, whole / half)
  }
  const { ms, beyond, ratio, unit } = worst
  return {
    what: `${name}: worst of ${UNITS.length} pumped strings, ms at 4,096 / at 65,536 / growth when doubled`,
    ours: `${ms.toFixed(1)} (${JSON.stringify(unit)}) / ${beyond.toFixed(1)} / ${ratio.toFixed(1)}`,
    goal: '≤ 50 / – / ≤ 2.5',
  }
})
tell(figures)
