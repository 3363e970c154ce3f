import { type ImageType, sniffImage, wordAt } from './sniff-image.ts'

/**
 * An image without what it says about itself: place, time, camera, thumbnails, comments, and whatever hangs behind
 * its end. The picture is not touched. Undefined when the bytes are no whole image of a kind we know.
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const type = sniffImage(bytes)
  const parts = type && STRIPPERS[type](bytes)
  return parts && joined(parts)
}

type Parts = readonly Uint8Array[] | undefined

const STRIPPERS = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
} as const satisfies Record<ImageType, (bytes: Uint8Array) => Parts>

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

const SOS = 0xda
const EOI = 0xd9
/** JFIF and Adobe's colour note: without them colours may be wrong. Every other APPn and every comment goes. */
const KEPT_APPS = new Set([0xe0, 0xee])

function stripJpeg(bytes: Uint8Array): Parts {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  for (let at = 2; bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === EOI) return [...kept, bytes.subarray(at, at + 2)]
    const end = endOfSegment(bytes, at, marker)
    if (end === undefined) return undefined
    if (!speaks(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return undefined
}

function speaks(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef && !KEPT_APPS.has(marker)) || marker === 0xfe
}

function endOfSegment(bytes: Uint8Array, at: number, marker: number): number | undefined {
  if (at + 4 > bytes.length) return undefined
  const end = marker === SOS ? endOfScan(bytes, at) : at + 2 + viewOf(bytes).getUint16(at + 2)
  return end <= bytes.length ? end : undefined
}

/** Behind the head of a scan come its coded bytes: up to a marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start + 2 + viewOf(bytes).getUint16(start + 2)
  for (; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length + 1
}

/** Only what draws the picture. */
const PNG_CHUNKS = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
])

function stripPng(bytes: Uint8Array): Parts {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return undefined
    const name = wordAt(bytes, at + 4)
    if (PNG_CHUNKS.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return kept
    at = end
  }
  return undefined
}

const WEBP_CHUNKS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])
/** The flags of VP8X that say there is EXIF or XMP. */
const SPEAKING_FLAGS = 0x08 | 0x04 | 0x20

function stripWebp(bytes: Uint8Array): Parts {
  const view = viewOf(bytes)
  const whole = Math.min(bytes.length, 8 + view.getUint32(4, true))
  const kept: Uint8Array[] = []
  for (let at = 12; at + 8 <= whole; ) {
    const size = view.getUint32(at + 4, true)
    const end = at + 8 + size + (size % 2)
    if (at + 8 + size > whole) return undefined
    const name = wordAt(bytes, at)
    if (WEBP_CHUNKS.has(name)) kept.push(quietFlags(bytes.slice(at, end), name))
    at = end
  }
  if (kept.length === 0) return undefined
  const head = bytes.slice(0, 12)
  viewOf(head).setUint32(4, 4 + kept.reduce((sum, { length }) => sum + length, 0), true)
  return [head, ...kept]
}

function quietFlags(chunk: Uint8Array, name: string): Uint8Array {
  if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~SPEAKING_FLAGS
  return chunk
}
