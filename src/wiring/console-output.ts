import { createInterface } from 'node:readline'
import type { CommandOutput } from '../cli/command.ts'

/** Results on stdout, faults on stderr. */
export const consoleOutput: CommandOutput = {
  write: (line) => process.stdout.write(`${line}\n`),
  writeError: (line) => process.stderr.write(`${line}\n`),
}

/** Standard input, line by line. */
export function stdinLines(): AsyncIterable<string> {
  return createInterface({ input: process.stdin })
}
