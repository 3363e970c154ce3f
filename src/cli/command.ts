import { type CommandSpec, type ParsedArguments, parseArguments } from './arguments.ts'

/** Where a command talks: results to one side, faults to the other, a line at a time. */
export interface CommandOutput {
  readonly write: (line: string) => void
  readonly writeError: (line: string) => void
}

/** Exit codes: done · could not do it · was asked wrongly. */
export const EXIT = { done: 0, failed: 1, misused: 2 } as const

/** Parses, answers --help and faults, and runs the command with what is left. */
export async function withArguments(
  spec: CommandSpec,
  request: { readonly args: readonly string[] } & CommandOutput,
  run: (given: ParsedArguments) => Promise<number>,
): Promise<number> {
  const result = parseArguments(spec, request.args)
  if (result.kind === 'arguments') return run(result)
  if (result.kind === 'wrong') {
    request.writeError(result.message)
    return EXIT.misused
  }
  request.write(result.text)
  return EXIT.done
}
