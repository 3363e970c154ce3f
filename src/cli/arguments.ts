import { parseArgs } from 'node:util'
import { nearest } from '../core/text/nearest.ts'
import type { CommandSpec } from './command-spec.ts'
import { helpText } from './help-text.ts'

export type { CommandSpec } from './command-spec.ts'

/** The arguments as typed, checked. */
export interface ParsedArguments {
  readonly kind: 'arguments'
  /** The value of an option, or undefined when it was not given. */
  value(option: string): string | undefined
  isOn(option: string): boolean
  readonly operands: readonly string[]
}

export type ArgumentResult =
  | ParsedArguments
  | { readonly kind: 'help'; readonly text: string }
  /** One sentence: what was found, what is expected, what to do. */
  | { readonly kind: 'wrong'; readonly message: string }

/** Reads the words after the command's name. Never throws; the first fault is the one told. */
export function parseArguments(spec: CommandSpec, args: readonly string[]): ArgumentResult {
  const { tokens } = tokenise(spec, args)
  const flags = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
  if (flags.some(({ name }) => name === 'help' || name === 'h')) return { kind: 'help', text: helpText(spec) }
  const operands = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const fault = firstFault(flags, spec) ?? operandFault(operands, spec)
  if (fault) return { kind: 'wrong', message: `${fault}用法看 npm run ${spec.name} -- --help。` }
  const given = new Map(flags.map(({ name, value }) => [name, value]))
  return {
    kind: 'arguments',
    value: (option) => given.get(option),
    isOn: (option) => given.has(option),
    operands,
  }
}

function tokenise({ options }: CommandSpec, args: readonly string[]) {
  const types = Object.entries(options).map(([name, { value }]) => {
    const type: 'string' | 'boolean' = value ? 'string' : 'boolean'
    return [name, { type }] as const
  })
  // Not strict, so that faults are told in our own words.
  return parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
}

interface Flag {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function firstFault(flags: readonly Flag[], spec: CommandSpec): string | undefined {
  for (const [at, flag] of flags.entries()) {
    const fault = flagFault(flag, spec)
    if (fault) return fault
    if (flags.findIndex(({ name }) => name === flag.name) < at)
      return `${flag.rawName} 写了两次，请只留一个。`
  }
  return undefined
}

function flagFault(
  { name, rawName, value, inlineValue }: Flag,
  { options }: CommandSpec,
): string | undefined {
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  if (!option) return unknownFlag(rawName, name, Object.keys(options))
  if (!option.value)
    return value === undefined ? undefined : `${rawName} 是开关，不带值，却写了“${value}”，请去掉。`
  if (value === undefined || value === '' || (value.startsWith('--') && !inlineValue)) {
    return `${rawName} 后面缺值，应写${option.value}。`
  }
  const expected = option.check?.(value)
  return expected && `${rawName} 写的是“${value}”，应为${expected}。`
}

function unknownFlag(rawName: string, name: string, known: readonly string[]): string {
  const [near] = nearest(name, [...known, 'help'])
  if (near) return `不认识 ${rawName}，您要的是 --${near} 吗？`
  return `不认识 ${rawName}，可以写的有：${[...known, 'help'].map((one) => `--${one}`).join('、')}。`
}

function operandFault(given: readonly string[], { operands }: CommandSpec): string | undefined {
  const most = operands?.most ?? 0
  if (given.length > most)
    return `多了“${given[most]}”，${most === 0 ? '这里只能写选项' : `最多写 ${most} 个${operands?.name}`}。`
  if (operands && given.length < operands.least) return `缺${operands.name}。`
  return undefined
}
