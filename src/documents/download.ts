import { DOCX_TYPE } from '../domain/documents/docx-type.ts'
import type { DocumentStore, StoredDocument } from '../ports/stores/document-store.ts'
import { expiredPage, printPage, STYLE } from './print-page.ts'

export interface DownloadParts {
  readonly documents: Pick<DocumentStore, 'byLink'>
  readonly now: () => number
}

/** Nothing of a paper stays in a cache, runs, is framed, or tells another site where it came from. */
const ALWAYS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
} as const

/** `/d/<token>` shows and prints a paper, `/d/<token>/file` saves it; both until the link expires. */
export function createDownloads({ documents, now }: DownloadParts) {
  return {
    path: '/d',
    handle: async (request: Request): Promise<Response> => {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return answer('', { status: 405, type: 'text/plain' })
      const { pathname } = new URL(request.url)
      if (pathname === '/d/style.css') return answer(STYLE, { type: 'text/css' })
      const [, token, file] = /^\/d\/([\w-]{22,100})(\/file)?$/.exec(pathname) ?? []
      const paper = token === undefined ? undefined : await documents.byLink(token, now())
      if (!paper) return answer(await expiredPage(), { status: 404, type: 'text/html' })
      if (file) return saved(paper)
      return answer(await printPage({ ...paper, save: `${pathname}/file` }), { type: 'text/html' })
    },
  }
}

function answer(body: string, { status = 200, type }: { status?: number; type: string }): Response {
  return new Response(body, { status, headers: { ...ALWAYS, 'Content-Type': `${type}; charset=utf-8` } })
}

/** The Word file, to be saved and never shown inside a page. */
export function saved({ title, draft, bytes }: StoredDocument): Response {
  const name = encodeURIComponent(`${title}-${draft.slice(-8)}.docx`)
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...ALWAYS,
      'Content-Type': DOCX_TYPE,
      'Content-Disposition': `attachment; filename="document.docx"; filename*=UTF-8''${name}`,
    },
  })
}
