import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** One body and the forms of it that browsers have asked for so far. */
export interface Encoded {
  readonly text: string
  readonly made: Map<Encoding, Uint8Array<ArrayBuffer>>
}

type Encoding = 'br' | 'gzip' | 'plain'

export function encodable(text: string): Encoded {
  return { text, made: new Map() }
}

/** As hard as possible: each is made once. */
const ENCODERS: Readonly<Record<Encoding, (text: string) => Uint8Array>> = {
  br: (text) =>
    brotliCompressSync(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }),
  gzip: (text) => gzipSync(text, { level: 9 }),
  plain: (text) => Buffer.from(text),
}

/** The smallest body the request accepts, with its `Content-Encoding`. */
export function pickEncoding(
  { text, made }: Encoded,
  accepted: string,
): readonly [Uint8Array<ArrayBuffer>, string | undefined] {
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'plain'
  const body = made.get(encoding) ?? Uint8Array.from(ENCODERS[encoding](text))
  made.set(encoding, body)
  return [body, encoding === 'plain' ? undefined : encoding]
}

/** A page made for one reader, compressed quickly. */
export function encodeNow(
  text: string,
  accepted: string,
): readonly [Uint8Array<ArrayBuffer>, string | undefined] {
  const plain = Uint8Array.from(Buffer.from(text))
  return /\bgzip\b/.test(accepted) ? [Uint8Array.from(gzipSync(plain)), 'gzip'] : [plain, undefined]
}
