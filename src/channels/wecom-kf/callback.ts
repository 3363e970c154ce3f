import type { Crypt } from '../wechat-wire/crypt.ts'
import { fieldOf, idOf, textOf } from '../wechat-wire/fields.ts'
import { type Call, isSealed, plain, readCall } from '../wechat-wire/gate.ts'
import { readText } from '../wechat-wire/read-text.ts'
import { parseXml } from '../wechat-wire/xml.ts'
import type { Line } from './line.ts'
import type { Reading } from './read-list.ts'

export const CALLBACK_PATH = '/wecom'

/** Answers the platform's calls. A call only says that there is something to read; it holds nothing itself. */
export function createCallback(
  { line, crypt }: Omit<Parts, 'notify'>,
  notify: Parts['notify'],
): (request: Request) => Promise<Response> {
  return async (request) => {
    const call = readCall(request.url, line.clock)
    if (call === undefined) return plain(403)
    if (request.method === 'GET') return echo(crypt, call)
    if (request.method !== 'POST') return plain(405)
    return deliver({ line, crypt, notify }, call, request)
  }
}

interface Parts {
  readonly line: Line
  readonly crypt: Crypt
  readonly notify: (reading: Reading) => Promise<void>
}

async function deliver({ line, crypt, notify }: Parts, call: Call, request: Request): Promise<Response> {
  const body = await readText(request)
  if (body.kind === 'too-large') return plain(413)
  const reading = body.kind === 'text' ? open(crypt, call, body.text) : undefined
  if (reading === undefined) return plain(400)
  if (reading === 'forged') return plain(403)
  if (reading === 'other') return plain(200)
  if (line.receive() === undefined) return plain(503)
  await notify(reading)
  return plain(200)
}

/** What it sends is encrypted; only who knows the key can give it back. */
function echo(crypt: Crypt, call: Call): Response {
  if (!isSealed(crypt, call, call.echo)) return plain(403)
  const opened = crypt.decrypt(call.echo)
  return opened.kind === 'text' && /^[\w-]{1,128}$/.test(opened.text) ? plain(200, opened.text) : plain(400)
}

function open(crypt: Crypt, call: Call, text: string): Reading | 'forged' | 'other' | undefined {
  const encrypted = fieldOf(parseXml(text), 'Encrypt')
  if (typeof encrypted !== 'string') return undefined
  if (!isSealed(crypt, call, encrypted)) return 'forged'
  const opened = crypt.decrypt(encrypted)
  if (opened.kind === 'refused') return undefined
  const fields = parseXml(opened.text)
  if (fields === undefined) return undefined
  if (fieldOf(fields, 'Event') !== 'kf_msg_or_event') return 'other'
  const account = idOf(fieldOf(fields, 'OpenKfId'))
  return account === undefined ? undefined : { account, token: textOf(fieldOf(fields, 'Token'), 512) }
}
