import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Ids } from '../../ports/ids.ts'

/**
 * One browser until it is closed. Two cookies carry it: the secret, which script cannot read, and the mark,
 * which script can delete: so "leave" ends the session at once even without a network. The mark is derived
 * from the secret, opens nothing by itself and also serves as the forms' token against forged posts.
 */
export interface Session {
  /** The chat's id: a digest of the secret, so that a copy of the database opens no thread. */
  readonly chat: string
  readonly mark: string
}

const MARK = 'xf-open'
const SECRET_SHAPE = /^[A-Za-z0-9_-]{22,128}$/

/** Reads, opens and ends sessions. `secure` when the page is served over TLS. */
export interface Sessions {
  read(context: Context): Session | undefined
  /** The running session, or a new one whose cookies are set on the response. */
  open(context: Context): Session
  end(context: Context): void
}

export function createSessions(ids: Ids, secure: boolean): Sessions {
  const name = secure ? '__Host-xf' : 'xf'
  const cookie = { path: '/', sameSite: 'Lax', secure } as const

  function read(context: Context): Session | undefined {
    const secret = getCookie(context, name)
    if (secret === undefined || !SECRET_SHAPE.test(secret)) return undefined
    const session = derive(secret)
    return getCookie(context, MARK) === session.mark ? session : undefined
  }

  function begin(context: Context): Session {
    const secret = ids.token()
    const session = derive(secret)
    setCookie(context, name, secret, { ...cookie, httpOnly: true })
    setCookie(context, MARK, session.mark, cookie)
    return session
  }

  return {
    read,
    open: (context) => read(context) ?? begin(context),
    end(context) {
      deleteCookie(context, name, cookie)
      deleteCookie(context, MARK, cookie)
    },
  }
}

function derive(secret: string): Session {
  return { chat: digest(`chat ${secret}`), mark: digest(`mark ${secret}`).slice(0, 22) }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
