import { setTimeout as delay } from 'node:timers/promises'
import type { Update } from './update-queue.ts'

export interface WebhookTarget {
  readonly url: string
  readonly secret: string | undefined
}

export interface Push {
  readonly update: Update
  readonly target: WebhookTarget
  /** HTTP status, or 0 when nobody answered. */
  readonly status: number
}

interface PusherOptions {
  readonly resendMs: number
  readonly onPush: (push: Push) => void
}

/** Pushes updates until each is answered with 2xx: in order per chat, chats side by side. */
export class WebhookPusher {
  readonly pushes: Push[] = []
  #target: WebhookTarget | undefined
  #lanes = new Map<string, Promise<void>>()
  readonly #options: PusherOptions

  constructor(options: PusherOptions) {
    this.#options = options
  }

  get target(): WebhookTarget | undefined {
    return this.#target
  }

  /** Pushes to another address, or to none; what the old one did not take starts afresh. */
  aim(target: WebhookTarget | undefined, waiting: readonly Update[]): void {
    this.#target = target
    this.#lanes = new Map()
    for (const update of waiting) this.push(update)
  }

  push(update: Update): void {
    const target = this.#target
    if (target === undefined) return
    const lane = laneOf(update)
    const before = this.#lanes.get(lane) ?? Promise.resolve()
    this.#lanes.set(
      lane,
      before.then(() => this.#untilTaken(update, target)),
    )
  }

  async #untilTaken(update: Update, target: WebhookTarget): Promise<void> {
    while (this.#target === target) {
      const status = await post(update, target)
      const push = { update, target, status }
      this.pushes.push(push)
      this.#options.onPush(push)
      if (taken(push)) return
      await delay(this.#options.resendMs)
    }
  }
}

export function taken({ status }: Push): boolean {
  return status >= 200 && status < 300
}

function laneOf(update: Update): string {
  const body = (update.message ?? update.edited_message ?? update.callback_query) as Body | undefined
  return String(body?.chat?.id ?? body?.message?.chat?.id)
}

interface Body {
  readonly chat?: { readonly id?: number }
  readonly message?: Body
}

async function post(update: Update, { url, secret }: WebhookTarget): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
  }
  try {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update) })
    await response.body?.cancel()
    return response.status
  } catch {
    return 0
  }
}
