import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { startWords } from './start-words.ts'

/** The real program in a process of its own. */
export interface ServerProcess {
  /** Resolves with the first screen once it serves. */
  readonly ready: Promise<string>
  /** As a power cut would: no warning. */
  kill(): Promise<void>
  /** As an operator would; resolves with the exit code. */
  stop(): Promise<number | null>
  readonly errors: () => string
}

/** Starts `npm start`'s program with these settings only (and PATH). */
export function startServer(
  settings: Readonly<Record<string, string>>,
  command: 'start' | 'demo' = 'start',
): ServerProcess {
  const child = spawn(process.execPath, startWords(command), {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  return {
    ready: firstScreen(child, () => errors),
    errors: () => errors,
    async kill() {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      return child.exitCode
    },
  }
}

function firstScreen(child: ChildProcess, errors: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let screen = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      screen += chunk.toString()
      if (screen.includes('数据目录')) resolve(screen)
    })
    child.once('exit', (code, signal) =>
      reject(new Error(`ended with ${code ?? signal} before it served: ${errors()}`)),
    )
    // A process killed before its first screen must not become an unhandled rejection.
    child.once('error', reject)
  })
}
