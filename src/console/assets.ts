import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A file of the console. Its path names its content, so it may be kept for ever. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly text: string
}

export function loadStyleSheet(): Asset {
  return load('console.css', 'text/css; charset=utf-8')
}

export function loadScript(): Asset {
  return load('console.js', 'text/javascript; charset=utf-8')
}

function load(name: string, type: string): Asset {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { path: `/console/${name.replace('.', `-${hash}.`)}`, type, text }
}
