/** Notices when the answers to one line have all been shown. */
export interface ReplyWatch {
  /** A line is about to be handed in. */
  expect(): void
  heard(): void
  /**
   * Resolves when an answer came and none followed for a while, when none came at all, or at the signal; at
   * once when nothing was handed in.
   */
  done(signal: AbortSignal): Promise<void>
}

export interface ReplyTiming {
  /** Bubbles of one answer follow each other faster than this, in ms. */
  readonly quietMs: number
  /** No answer after this long: there will be none, in ms. */
  readonly patienceMs: number
}

export function createReplyWatch({ quietMs, patienceMs }: ReplyTiming): ReplyWatch {
  let expected = false
  let heardOne = false
  let onHeard = () => {}
  return {
    expect() {
      expected = true
      heardOne = false
    },
    heard() {
      heardOne = true
      onHeard()
    },
    done(signal) {
      return new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', finish)
          onHeard = () => {}
          resolve()
        }
        let timer = setTimeout(finish, heardOne ? quietMs : patienceMs)
        onHeard = () => {
          clearTimeout(timer)
          timer = setTimeout(finish, quietMs)
        }
        signal.addEventListener('abort', finish, { once: true })
        if (signal.aborted || !expected) finish()
      })
    },
  }
}
