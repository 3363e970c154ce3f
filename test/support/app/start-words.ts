import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../../../', import.meta.url)

/** What `npm start` or `npm run demo` gives to node, with the program's whole path: measured is what people run. */
export function startWords(script: 'start' | 'demo' = 'start'): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'))
  const [, ...words] = String(scripts[script]).split(' ')
  return words.map((word) => (word.endsWith('.js') ? fileURLToPath(new URL(word, ROOT)) : word))
}
