import { CONTENT_SECURITY_POLICY } from './headers.ts'
import { makePageFile, type PageFile, type PageFiles, readPage } from './page-files.ts'

/**
 * The worker that opens the page without a network. The empty page is part of its text: nothing of any
 * thread is ever kept by it, and installing it costs no request but its own.
 */
export function makeServiceWorker(files: PageFiles, shell: string): PageFile {
  const constants = {
    SHELL: shell,
    FILES: [files.style, files.script, files.icon],
    HEADERS: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    },
  }
  const lines = Object.entries(constants).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`)
  return makePageFile('text/javascript; charset=utf-8', `${lines.join('\n')}\n${readPage('sw.js')}`)
}
