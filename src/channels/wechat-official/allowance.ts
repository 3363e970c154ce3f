/** How many customer-service messages what somebody did allows, and for how long. */
const ALLOWED = {
  message: { count: 5, forMs: 48 * 3_600_000 },
  tap: { count: 3, forMs: 60_000 },
} as const

export type Opening = keyof typeof ALLOWED

interface Window {
  readonly openedAt: number
  readonly used: number
}

/** What a chat may still be sent without having written again. */
export type Allowance = Readonly<Partial<Record<Opening, Window | undefined>>>

/** Somebody wrote, or tapped: their window begins anew. */
export function opened(allowance: Allowance, by: Opening, now: number): Allowance {
  return { ...allowance, [by]: { openedAt: now, used: 0 } }
}

/** One message out of the window that ends first; undefined when none is open. */
export function spend(
  allowance: Allowance,
  now: number,
): { allowance: Allowance; from: Opening } | undefined {
  for (const from of ['tap', 'message'] as const) {
    const window = allowance[from]
    if (window === undefined || window.used >= ALLOWED[from].count) continue
    if (Math.abs(now - window.openedAt) >= ALLOWED[from].forMs) continue
    return { allowance: { ...allowance, [from]: { ...window, used: window.used + 1 } }, from }
  }
  return undefined
}

/** The platform surely did not take it. */
export function unspend(allowance: Allowance, from: Opening): Allowance {
  const window = allowance[from]
  return window ? { ...allowance, [from]: { ...window, used: Math.max(0, window.used - 1) } } : allowance
}

/** The platform counts otherwise and says that nothing is left. */
export const NONE_LEFT: Allowance = {}
