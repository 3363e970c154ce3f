/** Lets tests wait for what the fake sees, without sleeping. */
export class Watch {
  readonly #listeners = new Set<() => void>()

  changed(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  /** Resolves with the first value of `look` that is neither undefined nor false. */
  waitFor<T>(look: () => T | undefined | false, what: string, timeoutMs = 5_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const seen = look()
        if (seen === undefined || seen === false) return false
        this.#listeners.delete(check)
        clearTimeout(timer)
        resolve(seen)
        return true
      }
      const timer = setTimeout(() => {
        this.#listeners.delete(check)
        reject(new Error(`waited ${timeoutMs} ms in vain for ${what}`))
      }, timeoutMs)
      if (!check()) this.#listeners.add(check)
    })
  }
}
