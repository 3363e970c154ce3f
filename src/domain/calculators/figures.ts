/** What is known of a figure apart from its value. */
export interface FigureKind {
  /** As villagers read it. */
  readonly name: string
  readonly whoHasIt: string
  readonly hotline: string
}

/** Figures that belong to a place or a year and never stand in the code: all are money. */
export const FIGURES = {
  'min-wage-month': { name: '当地月最低工资', whoHasIt: '县人社局', hotline: '12333' },
  'city-wage-month': { name: '市上年度职工月平均工资', whoHasIt: '市人社局', hotline: '12333' },
  'pool-wage-month': { name: '工伤统筹地区职工月平均工资', whoHasIt: '工伤保险经办机构', hotline: '12333' },
  'province-wage-month': { name: '省上年度职工月平均工资', whoHasIt: '省统计局', hotline: '12348' },
  'industry-wage-year': { name: '省同行业上年度职工年平均工资', whoHasIt: '省统计局', hotline: '12348' },
  'urban-income-province': { name: '省上年度城镇居民人均可支配收入', whoHasIt: '省统计局', hotline: '12348' },
  'urban-income-nation': {
    name: '全国上年度城镇居民人均可支配收入',
    whoHasIt: '国家统计局',
    hotline: '12333',
  },
  'urban-spending-province': { name: '省上年度城镇居民人均消费支出', whoHasIt: '省统计局', hotline: '12348' },
  'local-spending-year': { name: '当地居民一年人均消费支出', whoHasIt: '县统计局', hotline: '12348' },
  'legal-aid-line': {
    name: '法律援助的经济困难标准（每人每月）',
    whoHasIt: '县法律援助中心',
    hotline: '12348',
  },
  'divorce-fee': { name: '省定的离婚案件受理费', whoHasIt: '县法院诉讼服务中心', hotline: '12368' },
  'personality-fee': { name: '省定的人格权案件受理费', whoHasIt: '县法院诉讼服务中心', hotline: '12368' },
  'other-fee': { name: '省定的其他非财产案件受理费', whoHasIt: '县法院诉讼服务中心', hotline: '12368' },
} as const satisfies Record<string, FigureKind>

export type FigureKey = keyof typeof FIGURES

/** A figure as entered by the county, with where it comes from. */
export interface Figure {
  readonly key: FigureKey
  readonly fen: number
  /** Asia/Shanghai days; without `to` it holds until a newer one. */
  readonly from: string
  readonly to?: string | undefined
  /** Who published it and where: document number or address. */
  readonly source: string
}

/** The one-year loan prime rate (一年期贷款市场报价利率) from a day on, in hundredths of a per cent: 345 is 3.45%. */
export interface LoanRate {
  readonly from: string
  readonly basisPoints: number
}

/** Every figure a calculator may need beside what it is told. */
export interface LocalFigures {
  readonly figures: readonly Figure[]
  readonly loanRates: readonly LoanRate[]
  /** The last day for which the loan rates are known to be complete. */
  readonly loanRatesThrough: string
  /** False until somebody has compared the loan rates with the published ones. */
  readonly areLoanRatesChecked: boolean
}

/** What holds on a day, in 分; undefined when nobody has entered it. */
export function figureOn(key: FigureKey, day: string, { figures }: LocalFigures): number | undefined {
  return figures
    .filter((figure) => figure.key === key && figure.from <= day && day <= (figure.to ?? '9999'))
    .toSorted((one, two) => (one.from < two.from ? -1 : 1))
    .at(-1)?.fen
}

/** The rate last published on a day, in hundredths of a per cent; undefined before the first and behind the last known one. */
export function loanRateOn(day: string, { loanRates, loanRatesThrough }: LocalFigures): number | undefined {
  if (day > loanRatesThrough) return undefined
  return loanRates
    .filter(({ from }) => from <= day)
    .toSorted((one, two) => (one.from < two.from ? -1 : 1))
    .at(-1)?.basisPoints
}
