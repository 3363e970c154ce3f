import type QRCode from 'qrcode'
import { onFirstUse } from '../on-first-use.ts'

const qrCode = onFirstUse<typeof QRCode>((require) => require('qrcode'))

/** A code as a square of dark and light; `text` is what it says. */
export interface QrView {
  readonly text: string
  /** Side length in modules. */
  readonly size: number
  /** An SVG path over the dark modules. */
  readonly path: string
}

/** Draws a code as an SVG path, so that the page needs no image and no script. */
export function readQr(text: string): QrView {
  const { size, dark } = modulesOf(text)
  const cells = Array.from({ length: size * size }, (_, at) => at).filter(dark)
  const path = cells.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('')
  return { text, size, path }
}

interface Modules {
  readonly size: number
  readonly dark: (at: number) => boolean
}

function modulesOf(text: string): Modules {
  const { size, data } = qrCode().create(text, { errorCorrectionLevel: 'L' }).modules
  return { size, dark: (at) => data[at] === 1 }
}
