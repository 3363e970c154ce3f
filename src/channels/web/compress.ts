import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** One body in every encoding a browser may ask for. */
export interface Encoded {
  readonly plain: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer>
  readonly brotli: Uint8Array<ArrayBuffer>
}

/** Compresses as hard as possible: done once at start. */
export function encodeOnce(text: string): Encoded {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return {
    plain: Uint8Array.from(Buffer.from(text)),
    gzip: Uint8Array.from(gzipSync(text, { level: 9 })),
    brotli: Uint8Array.from(brotliCompressSync(text, { params })),
  }
}

/** The smallest body the request accepts, with its `Content-Encoding`. */
export function pickEncoding(
  encoded: Encoded,
  accepted: string,
): readonly [Uint8Array<ArrayBuffer>, string | undefined] {
  if (/\bbr\b/.test(accepted)) return [encoded.brotli, 'br']
  if (/\bgzip\b/.test(accepted)) return [encoded.gzip, 'gzip']
  return [encoded.plain, undefined]
}

/** A page made for one reader, compressed quickly. */
export function encodeNow(
  text: string,
  accepted: string,
): readonly [Uint8Array<ArrayBuffer>, string | undefined] {
  const plain = Uint8Array.from(Buffer.from(text))
  return /\bgzip\b/.test(accepted) ? [Uint8Array.from(gzipSync(plain)), 'gzip'] : [plain, undefined]
}
