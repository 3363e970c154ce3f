import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import { COLOURED, PLAIN, render } from './paint.ts'
import { WORDS } from './words.ts'

/** Standard output, or something in its place; only a real terminal knows about colours. */
export type ScreenOutput = NodeJS.WritableStream & {
  readonly isTTY?: boolean
  hasColors?(): boolean
}

export interface Screen {
  readonly output: ScreenOutput
  readonly prompt: string
  /** False when nobody reads any more. */
  write(text: string): Promise<boolean>
  show(message: OutboundMessage): Promise<boolean>
  /** What to do around every piece of text, so that a line being typed stays whole. */
  frame(around: { before(): void; after(): void } | undefined): void
  /** Called once, when the reader of our output has gone, as in `… | head -1`. */
  onClosed(listener: () => void): void
}

export function createScreen(output: ScreenOutput): Screen {
  // Node's own `hasColors` is false when NO_COLOR is set, so the environment is not read here.
  const paint = output.isTTY === true && output.hasColors?.() === true ? COLOURED : PLAIN
  let around: { before(): void; after(): void } | undefined
  let closed = false
  let tell = () => {}
  const close = () => {
    closed = true
    tell()
  }
  // Without a listener, a reader that went away would end the program with a stack trace.
  output.on('error', close)
  output.on('close', close)

  const write = async (text: string) => {
    if (closed) return false
    around?.before()
    const written = new Promise<boolean>((resolve) => {
      output.write(text, (error) => resolve(!error))
    })
    around?.after()
    return written
  }

  return {
    output,
    prompt: paint.prompt(WORDS.prompt),
    write,
    show: (message) => write(render(message, paint)),
    frame(next) {
      around = next
    },
    onClosed(listener) {
      tell = listener
      if (closed) listener()
    },
  }
}
