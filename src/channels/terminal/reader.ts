import { clearLine, createInterface, cursorTo } from 'node:readline'
import type { Paint, ScreenOutput } from './screen.ts'
import { WORDS } from './words.ts'

export type ReaderInput = NodeJS.ReadableStream & { readonly isTTY?: boolean }

export interface ReaderParts {
  readonly input: ReaderInput
  readonly output: ScreenOutput
  readonly paint: Paint
  readonly onLine: (line: string) => void
  /** No more lines will come: the pipe ended, or Ctrl-D. */
  readonly onEnd: () => void
  /** Ctrl-C: the person wants to leave at once. */
  readonly onInterrupt: () => void
}

/** Reads lines and writes answers without tearing apart what is being typed. */
export interface Reader {
  write(text: string): void
  close(): void
}

/** With a person at a terminal: a prompt, line editing, and answers above the line being typed. */
export function readFromPerson(parts: ReaderParts): Reader {
  const { input, output } = parts
  const prompt = parts.paint.prompt(WORDS.prompt)
  const lines = createInterface({ input, output, prompt, terminal: true })
  const show = () => lines.prompt(true)
  lines.on('line', parts.onLine)
  lines.on('SIGINT', parts.onInterrupt)
  lines.on('close', parts.onEnd)
  output.write(`${WORDS.welcome}\n\n`)
  show()
  return {
    write(text) {
      clearLine(output, 0)
      cursorTo(output, 0)
      output.write(text)
      show()
    },
    close() {
      lines.off('close', parts.onEnd)
      lines.close()
    },
  }
}

/** From a pipe: no prompt of its own; the dialogue writes what was said beside it. */
export function readFromPipe(parts: ReaderParts): Reader {
  const { input, output } = parts
  const lines = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY })
  lines.on('line', parts.onLine)
  lines.on('close', parts.onEnd)
  return {
    write: (text) => void output.write(text),
    close() {
      lines.off('close', parts.onEnd)
      lines.close()
    },
  }
}
