import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The console's one style sheet. Its path names its content, so it may be kept for ever. */
export interface StyleSheet {
  readonly path: string
  readonly text: string
}

export function loadStyleSheet(): StyleSheet {
  const text = readFileSync(new URL('console.css', import.meta.url), 'utf8')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { path: `/console/style-${hash}.css`, text }
}
