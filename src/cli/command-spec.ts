/** What a value must look like: undefined when it is fine, else what is expected, in Chinese. */
type ValueCheck = (value: string) => string | undefined

/** One `--flag`. With `value` (its name in the help) it takes one; without, it is on or off. */
interface OptionSpec {
  readonly help: string
  readonly value?: string
  readonly check?: ValueCheck
}

/** One command: what its help says and what it takes. */
export interface CommandSpec {
  /** As typed after `npm run`. */
  readonly name: string
  readonly summary: string
  /** Whole command lines; the first one leads the help. */
  readonly examples: readonly string[]
  readonly options: Readonly<Record<string, OptionSpec>>
  /** What stands beside the flags, such as a file; absent when nothing may. */
  readonly operands?: {
    readonly name: string
    readonly help: string
    readonly least: number
    readonly most: number
  }
}
