import type { Pool } from 'undici'
import type { FetchLimits } from '../../ports/channel.ts'
import { readAtMost } from '../common/read-at-most.ts'
import { type Fields, fieldOf, fieldsOf } from './fields.ts'

/** Why a call failed. Holds no address, so neither secret nor token. */
export type ApiFault =
  | { readonly kind: 'refused'; readonly code: number }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'odd-answer' }

export type ApiAnswer =
  | { readonly kind: 'ok'; readonly fields: Fields }
  | { readonly kind: 'fault'; readonly fault: ApiFault }

export interface ApiCall {
  /** Such as `/cgi-bin/message/custom/send`: ours, never from outside. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** Absent: GET. */
  readonly body?: unknown
}

/** Calls the configured API root and nobody else: one origin, and a redirect is an odd answer. */
export interface ApiClient {
  call(call: ApiCall): Promise<ApiAnswer>
  /** A file the platform keeps; undefined when it is too big, gone or not to be had. */
  fetchFile(call: Omit<ApiCall, 'body'>, within: FetchLimits): Promise<Uint8Array<ArrayBuffer> | undefined>
  close(): Promise<void>
}

const CONNECTIONS = 16
const MAX_ANSWER_BYTES = 1_048_576

export function createApiClient({ root, callMs }: { root: string; callMs: number }): ApiClient {
  const base = new URL(root)
  let pool: Pool | undefined
  // Loaded with the first call: where this channel is off, it costs nothing.
  const open = async () => {
    const undici = await import('undici')
    pool ??= new undici.Pool(base.origin, { connections: CONNECTIONS })
    return pool
  }
  const pathOf = ({ path, query = {} }: ApiCall) => {
    const search = new URLSearchParams(query).toString()
    return `${base.pathname.replace(/\/+$/, '')}${path}${search && `?${search}`}`
  }
  return {
    async call(call) {
      const { body } = call
      try {
        const answer = await (await open()).request({
          path: pathOf(call),
          method: body === undefined ? 'GET' : 'POST',
          headers: { 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(callMs),
        })
        const text = Buffer.from((await readAtMost(answer.body, MAX_ANSWER_BYTES)) ?? '').toString()
        return answer.statusCode === 200 ? readAnswer(text) : odd()
      } catch (error) {
        return { kind: 'fault', fault: { kind: 'unreachable', detail: codeOf(error) } }
      }
    },
    async fetchFile(call, { mostBytes, signal }) {
      try {
        const answer = await (await open()).request({ path: pathOf(call), method: 'GET', signal })
        // A refusal comes as JSON, also with 200.
        const isFile = !String(answer.headers['content-type']).includes('json')
        if (answer.statusCode === 200 && isFile) return await readAtMost(answer.body, mostBytes)
        await answer.body.dump()
        return undefined
      } catch {
        // Whatever it was, the person is asked to type; a fault here says nothing an operator could mend.
        return undefined
      }
    },
    async close() {
      await pool?.close()
      pool = undefined
    },
  }
}

function readAnswer(text: string): ApiAnswer {
  const fields = parse(text)
  if (fields === undefined) return odd()
  const code = fieldOf(fields, 'errcode') ?? 0
  if (typeof code !== 'number') return odd()
  return code === 0 ? { kind: 'ok', fields } : { kind: 'fault', fault: { kind: 'refused', code } }
}

function parse(text: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(text))
  } catch {
    return undefined
  }
}

function odd(): ApiAnswer {
  return { kind: 'fault', fault: { kind: 'odd-answer' } }
}

/** The message of a network error may hold the address; its code does not. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
