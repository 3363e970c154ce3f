import { z } from 'zod'
import { FIGURES, type Figure, type FigureKey, type LocalFigures } from '../../domain/calculators/figures.ts'
import { isDay } from '../../domain/calendar/day.ts'
import type { Finding } from '../../domain/knowledge/knowledge-base.ts'
import type { SourceFile } from './parse-entry.ts'
import { readYaml } from './read-yaml.ts'

const KEYS = Object.keys(FIGURES) as FigureKey[]
const TO_FILL = '待填'
/** Per cent with two decimals at most, as hundredths. */
const HUNDREDTHS = 100

const day = z.string().refine(isDay, 'expected a day such as 2026-10-01')
const yuan = z
  .number()
  .positive()
  .max(100_000_000)
  .refine(
    (value) => Number.isInteger(Math.round(value * 1e6) / 1e4),
    'expected yuan with two decimals at most',
  )

const figureSchema = z.union([
  z.strictObject({ key: z.enum(KEYS), value: z.literal(TO_FILL) }),
  z.strictObject({
    key: z.enum(KEYS),
    value: yuan,
    year: z.number().int().min(2000).max(2100),
    from: day,
    to: day.optional(),
    publisher: z.string().min(2),
    source: z.string().min(4),
    enteredBy: z.string().min(2),
    enteredOn: day,
  }),
])

const rateSchema = z.strictObject({
  from: day,
  percent: z
    .number()
    .positive()
    .max(HUNDREDTHS)
    .refine(
      (value) => Math.abs(value * HUNDREDTHS - Math.round(value * HUNDREDTHS)) < 1e-6,
      'two decimals at most',
    ),
})

const unchecked = { source: z.string().min(4), through: day, rates: z.array(rateSchema) }
const figuresSchema = z.strictObject({
  figures: z.array(figureSchema),
  loanRates: z.union([
    z.strictObject({ status: z.literal('上线前须校准'), ...unchecked }),
    z.strictObject({
      status: z.literal('已校准'),
      checkedBy: z.string().min(2),
      checkedOn: day,
      ...unchecked,
    }),
  ]),
})

type FiguresFile = z.infer<typeof figuresSchema>

/** What calculators may use of a county's figures, and what is wrong with the file. */
export interface LoadedFigures {
  readonly figures: LocalFigures
  readonly findings: readonly Finding[]
}

/** A county that has entered nothing: every calculator that needs a figure says so. */
const NO_FIGURES: LocalFigures = {
  figures: [],
  loanRates: [],
  loanRatesThrough: '',
  areLoanRatesChecked: false,
}

/** Where a county keeps its figures. */
export function figuresPath(county: string): string {
  return `county/${county}/figures.yaml`
}

/** Reads a county's figures. Without the file, or with a broken one, the calculators do without figures. */
export function loadFigures(files: readonly SourceFile[], county: string): LoadedFigures {
  const path = figuresPath(county)
  const file = files.find((candidate) => candidate.path === path)
  if (!file) return { figures: NO_FIGURES, findings: [] }
  const read = readYaml(file.text, figuresSchema, { file: path, linesBefore: 0 })
  if (read.kind === 'broken') return { figures: NO_FIGURES, findings: read.findings }
  return { figures: toFigures(read.value), findings: [] }
}

function toFigures({ figures, loanRates }: FiguresFile): LocalFigures {
  return {
    figures: figures.flatMap(entered),
    loanRates: loanRates.rates.map(({ from, percent }) => ({
      from,
      basisPoints: Math.round(percent * HUNDREDTHS),
    })),
    loanRatesThrough: loanRates.through,
    areLoanRatesChecked: loanRates.status === '已校准',
  }
}

function entered(figure: FiguresFile['figures'][number]): readonly Figure[] {
  if (figure.value === TO_FILL) return []
  const { key, from, to, publisher, year, source, value } = figure
  return [
    { key, from, to, fen: Math.round(value * HUNDREDTHS), source: `${publisher}，${year}年，${source}` },
  ]
}
