import type { Api } from 'grammy'
import { Pool } from 'undici'
import type { FetchedFile } from '../../ports/channel.ts'
import { toFault } from './fault.ts'

/** A photo of a phone; what is larger is left on the platform. */
const MAX_BYTES = 5 * 1024 * 1024
const MAX_MS = 30_000

/** Asks where a file lies and brings its bytes, from the API root and nowhere else. Holds and logs no address. */
export function createFileFetch({ api, token, root }: { api: Api; token: string; root: string }) {
  const { origin, pathname } = new URL(root)
  let pool: Pool | undefined
  const bytesAt = async (path: string): Promise<FetchedFile> => {
    pool ??= new Pool(origin, { connections: 2 })
    const signal = AbortSignal.timeout(MAX_MS)
    const address = `${pathname.replace(/\/+$/, '')}/file/bot${token}/${path}`
    const { statusCode, body } = await pool.request({ path: address, method: 'GET', signal })
    if (statusCode !== 200) {
      await body.dump()
      return { kind: statusCode >= 500 ? 'retry' : 'gone' }
    }
    return readBounded(body)
  }
  return async (ref: string): Promise<FetchedFile> => {
    try {
      const { file_path: path, file_size: size = 0 } = await api.getFile(ref)
      if (!path || !isPlain(path) || size > MAX_BYTES) return { kind: 'gone' }
      return await bytesAt(path)
    } catch (error) {
      const { kind } = toFault(error)
      return { kind: kind === 'refused' || kind === 'gone' ? 'gone' : 'retry' }
    }
  }
}

/** A platform's path, and no way out of it. */
function isPlain(path: string): boolean {
  return /^[\w./-]{1,200}$/.test(path) && !path.includes('..')
}

async function readBounded(body: AsyncIterable<Uint8Array>): Promise<FetchedFile> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    if (length > MAX_BYTES) return { kind: 'gone' }
    parts.push(part)
  }
  return { kind: 'file', bytes: Buffer.concat(parts) }
}
