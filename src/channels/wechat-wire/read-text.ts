/** More than the platform ever sends: its longest text is 2048 bytes, four thirds of that when encrypted. */
const MAX_BODY_BYTES = 65_536

export type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'malformed' }

/** Reads text, giving up as soon as the limit is passed, whatever length was announced. */
export async function readText(request: Request): Promise<Body> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return { kind: 'too-large' }
  try {
    const bytes = await collect(request)
    if (bytes === undefined) return { kind: 'too-large' }
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { kind: 'malformed' }
  }
}

async function collect(request: Request): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels the stream, so the rest is not read.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BODY_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
