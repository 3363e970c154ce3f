import type { IncomingMessage } from 'node:http'
import { badRequest } from './bot-api-error.ts'
import { readMultipart } from './multipart.ts'

export type Params = Readonly<Record<string, unknown>>

/** Reads the four ways the Bot API takes parameters: query, form, multipart and JSON. */
export async function readParams(request: IncomingMessage, url: URL): Promise<Params> {
  const query = Object.fromEntries(url.searchParams)
  const body = await readAll(request)
  const type = request.headers['content-type'] ?? ''
  if (body.length === 0) return query
  if (type.startsWith('application/json')) return { ...query, ...parseJson(body.toString()) }
  if (type.startsWith('multipart/form-data')) return { ...query, ...readMultipart(body, type) }
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString())) }
}

export async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export function textParam(params: Params, name: string): string | undefined {
  const value = params[name]
  return typeof value === 'string' ? value : undefined
}

export function wholeParam(params: Params, name: string): number | undefined {
  const value = params[name]
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined
}

/** Nested values come as objects in JSON calls and as JSON text in forms. */
export function nestedParam(params: Params, name: string): unknown {
  const value = params[name]
  return typeof value === 'string' ? parse(value) : value
}

function parseJson(text: string): Params {
  const value = parse(text)
  if (typeof value !== 'object' || value === null) throw badRequest("can't parse JSON object")
  return value as Params
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest("can't parse JSON object")
  }
}
