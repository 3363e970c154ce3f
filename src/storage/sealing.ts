import type { Cipher } from '../ports/cipher.ts'

/** Seals and opens the values of one column; `key` names the row and is bound into the text. */
export interface Column {
  seal(value: string, key: string): string
  open(sealed: string, key: string): string
  sealJson(value: unknown, key: string): string
  openJson<T>(sealed: string, key: string): T
}

/** `name` is `table:column`. */
export function sealedColumn(cipher: Cipher, name: string): Column {
  const place = (key: string): string => `${name}:${key}`
  return {
    seal: (value, key) => cipher.seal(value, place(key)),
    open: (sealed, key) => cipher.open(sealed, place(key)),
    sealJson: (value, key) => cipher.seal(JSON.stringify(value ?? null), place(key)),
    openJson: <T>(sealed: string, key: string) => parseOwnJson<T>(cipher.open(sealed, place(key))),
  }
}

/** For JSON this program wrote itself: sealed text is authenticated, so its shape is what we sealed. */
export function parseOwnJson<T>(text: string): T {
  return JSON.parse(text) as T
}
