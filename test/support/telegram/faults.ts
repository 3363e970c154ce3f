/** What goes wrong with one call. */
export type Fault =
  /** Refused with 429 and `retry_after` seconds. */
  | { readonly kind: 'too-many'; readonly retryAfter: number }
  | { readonly kind: 'refuse'; readonly code: number; readonly description: string }
  /** The connection breaks before the call has any effect. */
  | { readonly kind: 'drop' }
  /** The call takes effect, then the connection breaks: the caller cannot know. */
  | { readonly kind: 'accept-then-drop' }
  /** The call takes effect, then no answer ever comes. */
  | { readonly kind: 'accept-then-hang' }
  /** Not even JSON, as from a broken proxy. */
  | { readonly kind: 'raw'; readonly status: number; readonly body: string; readonly location?: string }

/** Faults waiting for calls: each is used once, in order, by the next call of its method (`*`: any method). */
export class FaultSchedule {
  readonly #waiting = new Map<string, Fault[]>()

  add(method: string, faults: readonly Fault[]): void {
    this.#waiting.set(method, [...(this.#waiting.get(method) ?? []), ...faults])
  }

  clear(): void {
    this.#waiting.clear()
  }

  next(method: string): Fault | undefined {
    if (this.#waiting.size === 0) return undefined
    return this.#waiting.get(method)?.shift() ?? this.#waiting.get('*')?.shift()
  }
}
