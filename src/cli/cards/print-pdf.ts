import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'] as const
const PATIENCE_MS = 60_000
/** A page of our own, printed without network. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-pdf-header-footer',
]

/** Prints a page to PDF with the browser of this machine; undefined when there is none. */
export async function printPdf(page: string): Promise<Uint8Array | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangfa-cards-'))
  try {
    const source = join(folder, 'cards.html')
    const target = join(folder, 'cards.pdf')
    await writeFile(source, page)
    const words = [
      `--user-data-dir=${join(folder, 'profile')}`,
      `--print-to-pdf=${target}`,
      pathToFileURL(source).href,
    ]
    for (const browser of BROWSERS) {
      if (await runs(browser, [...FLAGS, ...words])) return await readFile(target)
    }
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** False when the program is not there or did not do it. */
function runs(program: string, words: readonly string[]): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(program, words, { stdio: 'ignore', timeout: PATIENCE_MS })
    child.once('error', () => done(false))
    child.once('exit', (code) => done(code === 0))
  })
}
