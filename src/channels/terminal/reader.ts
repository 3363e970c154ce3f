import { clearLine, createInterface, cursorTo } from 'node:readline'
import type { Screen } from './screen.ts'
import { WORDS } from './words.ts'

export type ReaderInput = NodeJS.ReadableStream & { readonly isTTY?: boolean }

export interface ReaderParts {
  readonly input: ReaderInput
  readonly screen: Screen
  readonly onLine: (line: string) => void
  /** No more lines will come: the pipe ended, or Ctrl-D. */
  readonly onEnd: () => void
  /** Ctrl-C: the person wants to leave at once. */
  readonly onLeave: () => void
}

/** Stops reading; the input stays open for the next reader. */
export type CloseReader = () => void

/** With a person at a terminal: a prompt, line editing, and answers above the line being typed. */
export function readFromPerson({ input, screen, onLine, onEnd, onLeave }: ReaderParts): CloseReader {
  const { output, prompt } = screen
  output.write(`${WORDS.welcome}\n\n`)
  const lines = createInterface({ input, output, prompt, terminal: true })
  lines.on('line', (line) => {
    onLine(line)
    lines.prompt()
  })
  lines.on('SIGINT', onLeave)
  // Ctrl-D: answers may still come, but a closed line editor cannot be prompted.
  const end = () => {
    screen.frame(undefined)
    output.write('\n')
    onEnd()
  }
  lines.on('close', end)
  screen.frame({
    before() {
      clearLine(output, 0)
      cursorTo(output, 0)
    },
    after: () => lines.prompt(true),
  })
  lines.prompt()
  return () => {
    screen.frame(undefined)
    lines.off('close', end)
    lines.close()
  }
}

/** From a pipe: no prompt of its own; the dialogue writes what was said above each answer. */
export function readFromPipe({ input, onLine, onEnd }: ReaderParts): CloseReader {
  const lines = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY })
  lines.on('line', onLine)
  lines.on('close', onEnd)
  return () => {
    lines.off('close', onEnd)
    lines.close()
  }
}
