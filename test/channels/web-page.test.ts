import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { countHan } from '../../src/domain/text/han.ts'
import { startWebChat, type WebChat } from '../support/web-chat-harness.ts'

const FOLDER = new URL('../../src/channels/web/page/', import.meta.url)

async function linkedFiles(chat: WebChat): Promise<{ page: string; paths: readonly string[] }> {
  const page = await (await chat.handle('/')).text()
  return { page, paths: [...page.matchAll(/(?:href|src)="(\/page\/[^"]+)"/g)].map((match) => match[1] ?? '') }
}

async function weigh(chat: WebChat, path: string): Promise<number> {
  const response = await chat.handle(path, { headers: { 'accept-encoding': 'gzip' } })
  expect(response.headers.get('content-encoding')).toBe('gzip')
  return (await response.arrayBuffer()).byteLength
}

function compiled(source: string, target: ts.ScriptTarget): string {
  return ts.transpileModule(source, { compilerOptions: { target, module: ts.ModuleKind.None } }).outputText
}

describe('the page’s files', () => {
  it('weigh little: HTML ≤ 14, CSS ≤ 12, JS ≤ 30, all ≤ 60 KB in gzip, in at most 6 requests', async () => {
    const chat = await startWebChat()
    const { paths } = await linkedFiles(chat)
    const weights = new Map<string, number>()
    for (const path of ['/', '/sw.js', ...paths])
      weights.set(path.replace(/-\w+\./, '.'), await weigh(chat, path))
    expect([...weights.keys()].toSorted()).toEqual([
      '/',
      '/page/chat.css',
      '/page/chat.js',
      '/page/icon.svg',
      '/sw.js',
    ])
    expect(weights.get('/')).toBeLessThan(14_000)
    expect(weights.get('/page/chat.css')).toBeLessThan(12_000)
    expect(weights.get('/page/chat.js')).toBeLessThan(30_000)
    expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBeLessThan(60_000)
  })

  it('may be kept for ever, are sent in the best encoding, and not again when unchanged', async () => {
    const chat = await startWebChat()
    for (const path of (await linkedFiles(chat)).paths) {
      const brotli = await chat.handle(path, { headers: { 'accept-encoding': 'gzip, br' } })
      const plain = await chat.handle(path)
      expect(brotli.headers.get('content-encoding')).toBe('br')
      expect(plain.headers.get('content-encoding')).toBeNull()
      expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      const gzip = await chat.handle(path, { headers: { 'accept-encoding': 'gzip' } })
      expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(await plain.text())
      const etag = plain.headers.get('etag') ?? ''
      expect((await chat.handle(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
    }
  })

  it('hold no syntax younger than ES2017', async () => {
    const chat = await startWebChat()
    const { paths } = await linkedFiles(chat)
    const script = await (await chat.handle(paths.find((path) => path.endsWith('.js')) ?? '')).text()
    const worker = await (await chat.handle('/sw.js')).text()
    expect(script.length).toBeGreaterThan(10_000)
    for (const source of [script, worker]) {
      // Nothing to compile down means nothing younger; regular expressions are looked at by hand.
      expect(compiled(source, ts.ScriptTarget.ES2017)).toBe(compiled(source, ts.ScriptTarget.ESNext))
      expect(source).not.toMatch(/\(\?<|\\p\{|\/[gimuy]*[sdv][gimuy]*\.(?:test|exec)/)
      expect(source).not.toMatch(
        /\.(?:flat|flatMap|at|replaceAll|finally|fromEntries|matchAll|replaceChildren)\(/,
      )
    }
  })

  it('would notice younger syntax', () => {
    for (const young of [
      'const a = b?.c',
      'const a = b ?? c',
      'const a = { ...b }',
      'try { a() } catch { b() }',
    ]) {
      expect(compiled(young, ts.ScriptTarget.ES2017)).not.toBe(compiled(young, ts.ScriptTarget.ESNext))
    }
  })

  it('size everything by the letters, and use nothing old engines lack', () => {
    const css = readFileSync(new URL('chat.css', FOLDER), 'utf8').replace(/\/\*.*?\*\//gs, '')
    expect(css).not.toMatch(/:has\(|@container|@layer|@import|url\(|[\s;{]gap:|[\s;{]inset:/)
    // The floors for fingers, the floor for letters, and nothing else.
    const floors = /(?:min-height|min-width): (?:60|48)px;|font-size: (?:18px|max\(18px, 0\.\d+rem\));/g
    expect(css.replace(floors, '')).not.toMatch(/\d{2,}px/)
  })

  it('carry no address of another host and no inline code', async () => {
    const chat = await startWebChat()
    const { page, paths } = await linkedFiles(chat)
    expect(page).not.toMatch(/<style|style="|<script>| on\w+="|javascript:|https?:/)
    for (const path of paths.filter((name) => !name.endsWith('.svg'))) {
      expect(await (await chat.handle(path)).text()).not.toMatch(
        /https?:\/\/|innerHTML|eval\(|document\.write/,
      )
    }
  })

  it('say nothing in Latin words, and give a number to dial wherever something fails', () => {
    const words = readFileSync(new URL('10-words.js', FOLDER), 'utf8')
    const sentences = [...words.matchAll(/: '([^']+)',/g)].map((match) => match[1] ?? '')
    expect(sentences.length).toBeGreaterThan(15)
    for (const sentence of sentences) expect(sentence).not.toMatch(/[a-z]{2,}/i)
  })
})

it('puts at most 60 Han above the box', async () => {
  const { page } = await linkedFiles(await startWebChat())
  const above = page.slice(page.indexOf('<body'), page.indexOf('<textarea'))
  const shown = above.replace(/ (?:value|aria-label)="[^"]*"/g, '').replace(/<[^>]*>/g, '')
  expect(countHan(shown)).toBeLessThanOrEqual(60)
  expect(countHan(shown)).toBeGreaterThan(30)
})

it('keeps a thread of 100 long answers under 60 KB', async () => {
  const chat = await startWebChat()
  const cookie = (await chat.handle('/')).headers
    .getSetCookie()
    .map((given) => given.split(';')[0])
    .join('; ')
  const headers = { 'content-type': 'application/json', cookie }
  for (let at = 0; at < 40; at += 1) {
    const id = `3f1c2b7a-0000-4000-8000-${String(at).padStart(12, '0')}`
    await chat.handle('/api/messages', {
      method: 'POST',
      headers,
      body: JSON.stringify({ id, text: '老板不给工钱' }),
    })
  }
  const page = await (await chat.handle('/', { headers: { cookie } })).text()
  expect(page.match(/data-id=/g)).toHaveLength(100)
  expect(gzipSync(page).byteLength).toBeLessThan(60_000)
})

it('ships every script file it has, in the order of their numbers', async () => {
  const chat = await startWebChat()
  const { paths } = await linkedFiles(chat)
  const script = await (await chat.handle(paths.find((path) => path.endsWith('.js')) ?? '')).text()
  const names = readdirSync(FOLDER)
    .filter((name) => /^\d\d-/.test(name))
    .toSorted()
  const places = names.map((name) => script.indexOf(readFileSync(new URL(name, FOLDER), 'utf8')))
  expect(names.length).toBeGreaterThan(10)
  expect(places).toEqual(places.toSorted((left, right) => left - right))
  expect(places[0]).toBeGreaterThan(0)
})
