import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Staff } from '../../domain/people/staff.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database, Stores } from '../../ports/database.ts'
import type { Ids } from '../../ports/ids.ts'
import type { ConsoleContext } from '../context.ts'

const MINUTE_MS = 60_000
const IDLE_MS = 30 * MINUTE_MS
const ABSOLUTE_MS = 12 * 60 * MINUTE_MS
/** A session is prolonged at most this often, so that reading pages seldom writes. */
const PROLONG_EVERY_MS = MINUTE_MS

/** When it began (base 36, UTC ms) and 256 random bits; the stored hash covers both, so neither can be changed. */
const SESSION_SHAPE = /^([0-9a-z]{1,11})\.[A-Za-z0-9_-]{22,128}$/
const VISITOR_SHAPE = /^[A-Za-z0-9_-]{22,128}$/

/** A running session: who, and the secret its forms' token is made from. */
interface SignedIn {
  readonly staff: Staff
  readonly secret: string
}

/** Who is signed in. Sessions are rows of hashes; the cookies are all a browser holds. */
export interface Sessions {
  find(context: ConsoleContext): Promise<SignedIn | undefined>
  /** Whether the session of a page that stays open still runs; asking does not prolong it. */
  isStillIn(context: ConsoleContext): Promise<boolean>
  /** Ends the browser's old session and begins a new one under a new secret. */
  begin(context: ConsoleContext, stores: Stores, staffId: string): Promise<void>
  end(context: ConsoleContext, stores: Stores): Promise<void>
  /** Ends every other session of the person, and every link and half-done sign-in. */
  endOthers(context: ConsoleContext, stores: Stores, staffId: string): Promise<void>
  /** The secret of a browser that is not signed in yet; set when it has none. */
  visitor(context: ConsoleContext): string
}

interface Surroundings {
  readonly database: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly secure: boolean
}

export function createSessions(around: Surroundings): Sessions {
  const names = around.secure
    ? { session: '__Host-xf-staff', visitor: '__Host-xf-visitor' }
    : { session: 'xf-staff', visitor: 'xf-visitor' }
  const cookie = { path: '/', httpOnly: true, sameSite: 'Lax', secure: around.secure } as const
  async function drop(context: ConsoleContext, stores: Stores): Promise<void> {
    const old = getCookie(context, names.session)
    if (old !== undefined) await stores.accounts.dropToken('session', old)
  }
  return {
    find: (context) => findSession(around, getCookie(context, names.session)),
    async isStillIn(context) {
      const { accounts, staff } = around.database.stores
      const value = getCookie(context, names.session) ?? ''
      const id = await accounts.findToken('session', value, around.clock.now())
      return id !== undefined && (await staff.byId(id))?.active === true
    },
    async begin(context, stores, staffId) {
      await drop(context, stores)
      const now = around.clock.now()
      const value = `${now.toString(36)}.${around.ids.token()}`
      await stores.accounts.putToken({ purpose: 'session', value, staffId, expiresAt: now + IDLE_MS })
      await stores.accounts.seen(staffId, now)
      setCookie(context, names.session, value, cookie)
    },
    async end(context, stores) {
      await drop(context, stores)
      deleteCookie(context, names.session, cookie)
    },
    async endOthers(context, stores, staffId) {
      const value = getCookie(context, names.session) ?? ''
      const now = around.clock.now()
      const isMine = (await stores.accounts.findToken('session', value, now)) === staffId
      await stores.accounts.dropTokensOf(staffId)
      if (!isMine) return
      const expiresAt = Math.min(now + IDLE_MS, endOf(value) ?? 0)
      await stores.accounts.putToken({ purpose: 'session', value, staffId, expiresAt })
    },
    visitor(context) {
      const known = getCookie(context, names.visitor)
      if (known !== undefined && VISITOR_SHAPE.test(known)) return known
      const secret = around.ids.token()
      setCookie(context, names.visitor, secret, cookie)
      return secret
    },
  }
}

/** When a session is over whatever happens; undefined for what is no session. */
function endOf(value: string): number | undefined {
  const startedAt = SESSION_SHAPE.exec(value)?.[1]
  return startedAt === undefined ? undefined : Number.parseInt(startedAt, 36) + ABSOLUTE_MS
}

async function findSession(around: Surroundings, value: string | undefined): Promise<SignedIn | undefined> {
  const endsAt = endOf(value ?? '')
  if (value === undefined || endsAt === undefined) return undefined
  const { accounts, staff } = around.database.stores
  const now = around.clock.now()
  // Live for almost the full idle time still: prolonged less than a minute ago.
  const fresh = await accounts.findToken('session', value, now + IDLE_MS - PROLONG_EVERY_MS)
  const staffId = fresh ?? (await prolong(around, { value, endsAt, now }))
  const member = staffId === undefined ? undefined : await staff.byId(staffId)
  return member?.active ? { staff: member, secret: value } : undefined
}

/** In one transaction, so that a session that was just ended does not come back. */
function prolong(
  around: Surroundings,
  session: { value: string; endsAt: number; now: number },
): Promise<string | undefined> {
  const { value, endsAt, now } = session
  return around.database.transaction(async ({ accounts }) => {
    const staffId = await accounts.findToken('session', value, now)
    if (staffId === undefined) return undefined
    await accounts.dropToken('session', value)
    const expiresAt = Math.min(now + IDLE_MS, endsAt)
    await accounts.putToken({ purpose: 'session', value, staffId, expiresAt })
    await accounts.seen(staffId, now)
    return staffId
  })
}
