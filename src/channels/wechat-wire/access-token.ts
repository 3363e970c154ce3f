import { z } from 'zod'
import type { ChannelStorage } from '../../ports/channel-storage.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ApiAnswer, ApiFault } from './api-client.ts'
import { fieldOf } from './fields.ts'

/** A token is fetched anew this long before it ends: then the platform has a fresh one and both hold. */
const EARLY_MS = 300_000
/** While the old one holds, the platform is not asked more often than that. */
const BETWEEN_MS = 30_000
/** Within this nobody else fetches; longer than a call may take. */
const FETCHING_MS = 15_000
const LOOK_AGAIN_MS = 50

export type Token =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'fault'; readonly fault: ApiFault }

/** The one token of an account, shared by all processes through the database. */
export interface AccessToken {
  get(): Promise<Token>
  /** The platform refused it: it is fetched anew, `hard` where even a fresh answer may be the old one. */
  renew(refused: string, hard: boolean): Promise<Token>
}

export interface TokenParts {
  readonly storage: ChannelStorage
  readonly clock: Clock
  readonly channel: string
  /** Asks the platform; `hard` ends the old token. */
  readonly fetch: (hard: boolean) => Promise<ApiAnswer>
}

const storedSchema = z.object({
  token: z.string(),
  expiresAt: z.number(),
  /** Somebody is fetching until then. */
  fetchingUntil: z.number(),
  askedAt: z.number(),
})
type Stored = z.infer<typeof storedSchema>
const NOTHING: Stored = { token: '', expiresAt: 0, fetchingUntil: 0, askedAt: 0 }

type Look = { readonly kind: 'token'; readonly token: string } | { readonly kind: 'fetch' | 'wait' }

export function createAccessToken(parts: TokenParts): AccessToken {
  const place = { channel: parts.channel, name: 'access-token' }
  const change = <T>(work: (stored: Stored, now: number) => { stored: Stored; result: T }) => {
    const now = parts.clock.now()
    return parts.storage.transaction(({ memory }) =>
      memory.change(place, (stored) => work(storedSchema.safeParse(stored).data ?? NOTHING, now), now),
    )
  }
  const look = (refused: string | undefined) => change<Look>((stored, now) => lookAt(stored, now, refused))

  const get = async (refused?: string, hard = false): Promise<Token> => {
    for (;;) {
      const found = await look(refused)
      if (found.kind === 'token') return found
      if (found.kind === 'fetch') return fetchNew(parts, change, hard)
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    }
  }
  return { get: () => get(), renew: (refused, hard) => get(refused, hard) }
}

/** Early in its last minutes one process fetches; the others go on with the old one, which still holds. */
function lookAt(stored: Stored, now: number, refused: string | undefined): { stored: Stored; result: Look } {
  const bad = stored.token === '' || stored.token === refused || stored.expiresAt <= now
  const fetching = stored.fetchingUntil > now && stored.fetchingUntil <= now + FETCHING_MS
  if (bad && fetching) return { stored, result: { kind: 'wait' } }
  const early = stored.expiresAt - EARLY_MS <= now && Math.abs(now - stored.askedAt) > BETWEEN_MS
  if (bad || (early && !fetching))
    return {
      stored: { ...stored, fetchingUntil: now + FETCHING_MS, askedAt: now },
      result: { kind: 'fetch' },
    }
  return { stored, result: { kind: 'token', token: stored.token } }
}

type Change = <T>(work: (stored: Stored, now: number) => { stored: Stored; result: T }) => Promise<T>

async function fetchNew({ fetch }: TokenParts, change: Change, hard: boolean): Promise<Token> {
  const fetched = readToken(await fetch(hard))
  return change((stored, now) => {
    const free = { ...stored, fetchingUntil: 0 }
    if (fetched.kind === 'fetched') {
      const { token, seconds } = fetched
      const expiresAt = now + seconds * 1000
      return { stored: { ...free, token, expiresAt }, result: { kind: 'token', token } }
    }
    const usable = stored.token !== '' && stored.expiresAt > now && !hard
    return { stored: free, result: usable ? { kind: 'token', token: stored.token } : fetched }
  })
}

type Fetched =
  | { readonly kind: 'fetched'; readonly token: string; readonly seconds: number }
  | { readonly kind: 'fault'; readonly fault: ApiFault }

function readToken(answer: ApiAnswer): Fetched {
  if (answer.kind === 'fault') return answer
  const token = fieldOf(answer.fields, 'access_token')
  const seconds = fieldOf(answer.fields, 'expires_in')
  if (typeof token !== 'string' || token === '' || typeof seconds !== 'number')
    return { kind: 'fault', fault: { kind: 'odd-answer' } }
  return { kind: 'fetched', token, seconds }
}
