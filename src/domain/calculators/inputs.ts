/** When a question makes sense: only if another answer is one of these. */
export interface OnlyIf {
  readonly key: string
  readonly oneOf: readonly (string | boolean)[]
}

/** One choice of a question: at most 8 Han. `group` gathers the choices of a long list. */
export interface InputOption {
  readonly value: string
  readonly label: string
  readonly group?: string
}

interface Asked {
  /** As asked in a chat and printed beside a field. */
  readonly question: string
  /** The calculator can do without it and says what it assumed. */
  readonly optional?: true
  readonly onlyIf?: OnlyIf
}

/**
 * One thing a calculator asks. `money` is whole 分, `moneys` several of them; `day` is an Asia/Shanghai day,
 * YYYY-MM-DD, `days` several; `number` counts `unit` (小时, 年, %) and may have decimals unless `isWhole`;
 * `numbers` are several.
 */
export type Input = Asked &
  (
    | { readonly kind: 'money' | 'moneys' | 'day' | 'days' | 'yes-no' }
    | {
        readonly kind: 'number' | 'numbers'
        readonly unit: string
        readonly isWhole?: true
        readonly min?: number
        readonly max: number
      }
    | { readonly kind: 'choice'; readonly options: readonly InputOption[] }
  )

/** Everything a calculator asks, in the order of asking. */
export type Inputs = Readonly<Record<string, Input>>

/** An answer as it arrives from a form or a chat. */
export type GivenValue = number | string | boolean | readonly number[] | readonly string[]

/** Answers by key; whatever is absent was not answered. */
export type Given = Readonly<Record<string, GivenValue | undefined>>

interface Kinds {
  readonly money: number
  readonly moneys: readonly number[]
  readonly day: string
  readonly days: readonly string[]
  readonly number: number
  readonly numbers: readonly number[]
  readonly 'yes-no': boolean
}

type ValueOf<I extends Input> = I extends {
  readonly kind: 'choice'
  readonly options: readonly { readonly value: infer V }[]
}
  ? V
  : I extends { readonly kind: infer K extends keyof Kinds }
    ? Kinds[K]
    : never

type MayBeAbsent = { readonly optional: true } | { readonly onlyIf: OnlyIf }

/** The answers of one calculator, typed by its questions. */
export type ValuesOf<I extends Inputs> = {
  readonly [K in keyof I as I[K] extends MayBeAbsent ? never : K]: ValueOf<I[K]>
} & {
  readonly [K in keyof I as I[K] extends MayBeAbsent ? K : never]?: ValueOf<I[K]> | undefined
}

/** Whether a question makes sense beside the other answers. */
export function isAsked(input: Input, given: Given): boolean {
  if (!input.onlyIf) return true
  const other = given[input.onlyIf.key]
  return input.onlyIf.oneOf.some((value) => value === other)
}

/** The keys that must still be answered, in the order of asking: what a chat asks next. */
export function missingKeys(inputs: Inputs, given: Given): readonly string[] {
  return Object.entries(inputs).flatMap(([key, input]) =>
    !input.optional && isAsked(input, given) && given[key] === undefined ? [key] : [],
  )
}
