import type { FetchLimits } from '../../ports/channel.ts'
import { readAtMost } from '../common/read-at-most.ts'
import { type Clients, forGrammy } from './client.ts'

/** What fetching needs beside the calls. The token is a part of the address and stands in no log. */
export interface FileSource {
  readonly api: Clients['api']
  readonly token: string
  readonly apiRoot: string
}

/** Fetches a file by its id from the configured API root, in two calls; undefined when that does not work out. */
export async function fetchFile(
  { api, token, apiRoot }: FileSource,
  ref: string,
  { mostBytes, signal }: FetchLimits,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const file = await api.getFile(ref, forGrammy(signal))
    if (file.file_path === undefined || (file.file_size ?? 0) > mostBytes) return undefined
    if (!/^[\w./-]+$/.test(file.file_path) || file.file_path.includes('..')) return undefined
    const { request } = await import('undici')
    const { body, statusCode } = await request(`${apiRoot}/file/bot${token}/${file.file_path}`, { signal })
    if (statusCode === 200) return await readAtMost(body, mostBytes)
    await body.dump()
    return undefined
  } catch {
    // Whatever it was, the villager is asked to type; a fault here says nothing an operator could mend.
    return undefined
  }
}
