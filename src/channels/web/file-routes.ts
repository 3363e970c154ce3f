import type { Context } from 'hono'
import { Hono } from 'hono'
import { pickEncoding } from './compress.ts'
import type { PageFile, PageFiles } from './page-files.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
/** The worker keeps its address, so the browser asks each time whether it changed. */
const ASK_FIRST = 'no-cache'

/** The page's static files. */
export function fileRoutes(files: PageFiles, worker: PageFile): Hono {
  return new Hono()
    .get('/sw.js', (context) => sendFile(context, worker, ASK_FIRST))
    .get('/page/*', (context) => {
      const file = files.find(context.req.path)
      return file === undefined ? context.notFound() : sendFile(context, file, FOR_EVER)
    })
}

function sendFile(context: Context, file: PageFile, keep: string): Response {
  context.header('ETag', file.etag)
  context.header('Cache-Control', keep)
  context.header('Vary', 'Accept-Encoding')
  if (context.req.header('if-none-match')?.includes(file.etag)) return context.body(null, 304)
  const [body, encoding] = pickEncoding(file.encoded, context.req.header('accept-encoding') ?? '')
  context.header('Content-Type', file.type)
  if (encoding !== undefined) context.header('Content-Encoding', encoding)
  return context.body(body)
}
