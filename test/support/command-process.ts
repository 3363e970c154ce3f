import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const ENTRY = fileURLToPath(new URL('../../bin/xiangfa.js', import.meta.url))

/** How a command ended, and what it said. */
export interface CommandEnd {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

/** Starts a command of the program in a process of its own, with these settings only (and PATH). */
export function startCommand(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): { readonly child: ChildProcess; readonly ended: Promise<CommandEnd> } {
  const child = spawn(process.execPath, [ENTRY, ...words], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', errors: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    said.errors += chunk.toString()
  })
  return { child, ended: once(child, 'close').then(([code]) => ({ code, ...said })) }
}

export function runCommand(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<CommandEnd> {
  return startCommand(words, settings).ended
}
