import { BotApiError } from './bot-api-error.ts'

export interface Update {
  readonly update_id: number
  readonly [kind: string]: unknown
}

interface Ask {
  readonly offset: number | undefined
  readonly limit: number
  readonly timeoutMs: number
}

interface Waiter {
  readonly answer: (updates: readonly Update[]) => void
  readonly refuse: (error: BotApiError) => void
}

/**
 * Updates not yet confirmed. As on the real platform, asking with an offset confirms everything below it,
 * and whatever is unconfirmed is given again each time.
 */
export class UpdateQueue {
  #waiting: Update[] = []
  #waiter: Waiter | undefined

  get unconfirmed(): readonly Update[] {
    return this.#waiting
  }

  add(update: Update): void {
    this.#waiting.push(update)
    this.#waiter?.answer(this.#waiting.slice(0, 1))
  }

  confirm(update: Update): void {
    const at = this.#waiting.indexOf(update)
    if (at !== -1) this.#waiting.splice(at, 1)
  }

  clear(): void {
    this.#waiting = []
  }

  /** Held until there is something, the time is over, another asks, or the asker goes away. */
  async take({ offset, limit, timeoutMs }: Ask, gone: AbortSignal): Promise<readonly Update[]> {
    this.#confirmBelow(offset)
    this.#waiter?.refuse(
      new BotApiError(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    )
    if (this.#waiting.length > 0 || timeoutMs === 0) return this.#waiting.slice(0, limit)
    return this.#hold(timeoutMs, gone)
  }

  #confirmBelow(offset: number | undefined): void {
    if (offset === undefined || offset === 0) return
    const from = offset > 0 ? offset : (this.#waiting.at(offset)?.update_id ?? 0)
    const first = this.#waiting.findIndex((update) => update.update_id >= from)
    this.#waiting = first === -1 ? [] : this.#waiting.slice(first)
  }

  #hold(timeoutMs: number, gone: AbortSignal): Promise<readonly Update[]> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer)
        gone.removeEventListener('abort', onGone)
        if (this.#waiter === waiter) this.#waiter = undefined
      }
      const waiter: Waiter = {
        answer(updates) {
          leave()
          resolve(updates)
        },
        refuse(error) {
          leave()
          reject(error)
        },
      }
      const onGone = () => waiter.answer([])
      const timer = setTimeout(onGone, timeoutMs)
      gone.addEventListener('abort', onGone)
      this.#waiter = waiter
    })
  }
}
