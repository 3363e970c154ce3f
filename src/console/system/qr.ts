import { createRequire } from 'node:module'

/** A code as a square of dark and light; `text` is what it says, for when no renderer is installed. */
export interface QrView {
  readonly text: string
  /** Side length in modules; 0 when it could not be drawn. */
  readonly size: number
  /** An SVG path over the dark modules. */
  readonly path: string
}

/**
 * Codes come only from wechaty, whose own file package brings a renderer. Without it the text is shown:
 * any other tool makes it scannable.
 */
export function readQr(text: string): QrView {
  const modules = modulesOf(text)
  if (modules === undefined) return { text, size: 0, path: '' }
  const { size, dark } = modules
  const cells = Array.from({ length: size * size }, (_, at) => at).filter(dark)
  const path = cells.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('')
  return { text, size, path }
}

interface Modules {
  readonly size: number
  readonly dark: (at: number) => boolean
}

function modulesOf(text: string): Modules | undefined {
  const create = property(renderer(), 'create')
  if (typeof create !== 'function') return undefined
  const made: unknown = property(create(text, { errorCorrectionLevel: 'L' }), 'modules')
  const [size, data] = [property(made, 'size'), property(made, 'data')]
  if (typeof size !== 'number' || !(data instanceof Uint8Array)) return undefined
  return { size, dark: (at) => data[at] === 1 }
}

function renderer(): unknown {
  try {
    const wechaty = createRequire(createRequire(import.meta.url).resolve('wechaty'))
    return createRequire(wechaty.resolve('file-box'))('qrcode')
  } catch {
    // Not installed: the caller shows the text instead.
    return undefined
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
