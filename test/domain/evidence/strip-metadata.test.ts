import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sniffImage } from '../../../src/domain/evidence/sniff-image.ts'
import { stripMetadata } from '../../../src/domain/evidence/strip-metadata.ts'

const GPS = 'GPSLatitude'
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const segment = (marker: number, data: readonly number[]) => [
  ...[0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff],
  ...data,
]
const JFIF = segment(0xe0, ascii('JFIF\0'))
const EXIF = segment(0xe1, ascii(`Exif\0\0${GPS}`))
const SCAN = [...segment(0xda, [1, 2, 3]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]
const END = [0xff, 0xd9]
const jpeg = (...parts: readonly (readonly number[])[]) => Uint8Array.from([0xff, 0xd8, ...parts.flat()])
const size = (value: number, little: boolean) => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, little)
  return [...bytes]
}
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const chunk = (name: string, data: readonly number[]) => [
  ...size(data.length, false),
  ...ascii(name),
  ...data,
  ...[0, 0, 0, 0],
]
const webp = (...chunks: readonly (readonly number[])[]) => {
  const body = [...ascii('WEBP'), ...chunks.flat()]
  return Uint8Array.from([...ascii('RIFF'), ...size(body.length, true), ...body])
}
const riff = (name: string, data: readonly number[]) => [...ascii(name), ...size(data.length, true), ...data]
const textOf = (bytes: Uint8Array | undefined) => String.fromCharCode(...(bytes ?? []))

describe('an image without what it says about itself', () => {
  it('is a JPEG with its picture untouched: no place, no comment, no profile, nothing behind its end', () => {
    const given = jpeg(
      JFIF,
      EXIF,
      segment(0xfe, ascii('at home')),
      segment(0xed, ascii(GPS)),
      SCAN,
      END,
      EXIF,
      [...ascii(GPS)],
    )
    expect(stripMetadata(given)).toEqual(jpeg(JFIF, SCAN, END))
  })

  it('keeps every scan of a JPEG that comes in steps', () => {
    const table = segment(0xc4, [0xff, 0xd9, 1])
    expect(stripMetadata(jpeg(SCAN, EXIF, table, SCAN, END))).toEqual(jpeg(SCAN, table, SCAN, END))
  })

  it('is a PNG of drawing chunks only', () => {
    const draws = [...chunk('IHDR', [1]), ...chunk('IDAT', [2, 3]), ...chunk('IEND', [])]
    const given = [...PNG, ...chunk('IHDR', [1]), ...chunk('eXIf', ascii(GPS)), ...chunk('tEXt', ascii(GPS))]
    const stripped = stripMetadata(Uint8Array.from([...given, ...draws.slice(13), ...ascii(GPS)]))
    expect(stripped).toEqual(Uint8Array.from([...PNG, ...draws]))
  })

  it('is a WebP whose flags and length are true again', () => {
    const stripped = stripMetadata(
      webp(riff('VP8X', [0x3c, 0]), riff('VP8 ', [9, 9]), riff('EXIF', [...ascii(GPS), 0])),
    )
    expect(stripped).toEqual(webp(riff('VP8X', [0x10, 0]), riff('VP8 ', [9, 9])))
  })

  it('does not exist for what is no whole image of a kind we know', () => {
    const others = [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '%PDF-1.7',
      'GIF89a',
      '<html>',
      '',
      'RIFF....WAVE',
    ]
    for (const text of others) expect(stripMetadata(Uint8Array.from(ascii(text)))).toBeUndefined()
    expect(stripMetadata(jpeg(JFIF, SCAN))).toBeUndefined()
    expect(stripMetadata(Uint8Array.from([...PNG, ...chunk('IHDR', [1])]))).toBeUndefined()
  })

  it('never throws and never keeps what stood in a metadata segment, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('jpeg', 'png', 'webp', 'any'),
        fc.uint8Array({ maxLength: 300 }),
        (kind, bytes) => {
          const heads = { jpeg: [0xff, 0xd8, 0xff], png: PNG, webp: ascii('RIFF\0\0\0\0WEBP'), any: [] }
          const stripped = stripMetadata(Uint8Array.from([...heads[kind], ...bytes]))
          expect(textOf(stripped)).not.toContain(GPS)
          if (stripped) expect(sniffImage(stripped)).toBeDefined()
        },
      ),
      { numRuns: 2000 },
    )
  })
})
