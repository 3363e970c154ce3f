import type { CommandOutput } from '../../src/cli/command.ts'

/** Collects what a command says. */
export function listen(): CommandOutput & { readonly out: string[]; readonly errors: string[] } {
  const out: string[] = []
  const errors: string[] = []
  return { out, errors, write: (line) => out.push(line), writeError: (line) => errors.push(line) }
}
