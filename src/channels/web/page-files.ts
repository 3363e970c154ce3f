import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { type Encoded, encodable } from './compress.ts'

/** A static file of the page, ready to be sent. */
export interface PageFile {
  readonly type: string
  readonly etag: string
  readonly encoded: Encoded
}

/** The page's static files. The path of each names its content, so it may be kept for ever. */
export interface PageFiles {
  readonly style: string
  /** Beside `style`, on pages of forms. */
  readonly formStyle: string
  readonly script: string
  readonly icon: string
  find(path: string): PageFile | undefined
}

const FOLDER = new URL('page/', import.meta.url)

/** Reads, joins, hashes and compresses the files under `page/`. */
export function loadPageFiles(): PageFiles {
  const byPath = new Map<string, PageFile>()
  function add(name: string, type: string, text: string): string {
    const file = makePageFile(type, text)
    const [stem, ending] = name.split('.')
    const path = `/page/${stem}-${file.etag.slice(1, 13)}.${ending}`
    byPath.set(path, file)
    return path
  }
  return {
    style: add('chat.css', 'text/css; charset=utf-8', readPage('chat.css')),
    formStyle: add('forms.css', 'text/css; charset=utf-8', readPage('forms.css')),
    script: add('chat.js', 'text/javascript; charset=utf-8', joinScripts()),
    icon: add('icon.svg', 'image/svg+xml', readPage('icon.svg')),
    find: (path) => byPath.get(path),
  }
}

/** A file with its tag, `"` and all. */
export function makePageFile(type: string, text: string): PageFile {
  const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 24)}"`
  return { type, etag, encoded: encodable(text) }
}

/** One file under `page/`. */
export function readPage(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8')
}

// One request instead of a dozen. The numbers in the file names are the order.
function joinScripts(): string {
  const names = readdirSync(FOLDER).filter((name) => /^\d\d-[a-z-]+\.js$/.test(name))
  const parts = names.toSorted().map(readPage)
  return `(function () {\n'use strict';\n${parts.join('\n')}\n})();\n`
}
