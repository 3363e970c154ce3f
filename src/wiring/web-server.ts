import type { Server } from 'node:http'
import { type Http2Bindings, type HttpBindings, serve } from '@hono/node-server'

/** One place on the web server: everything under `path` goes to `handle`. */
export interface Mount {
  readonly path: string
  /** `address` is the other end of the connection, for slowing down guesses. */
  readonly handle: (request: Request, address?: string) => Promise<Response>
}

export interface WebServer {
  readonly url: string
  stop(): Promise<void>
}

/** Serves all mounts on one port; the longest matching path wins, so `/` is the last resort. */
export async function startWebServer(
  mounts: readonly Mount[],
  at: { host: string; port: number },
): Promise<WebServer> {
  const byLength = [...mounts].sort((a, b) => b.path.length - a.path.length)
  const fetch = (request: Request, env: HttpBindings | Http2Bindings) => {
    const { pathname } = new URL(request.url)
    const mount = byLength.find(
      ({ path }) => path === '/' || pathname === path || pathname.startsWith(`${path}/`),
    )
    return mount
      ? mount.handle(request, env.incoming.socket.remoteAddress)
      : new Response('没有这个页面。', { status: 404 })
  }
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: at.host, port: at.port }, ({ port }) => {
      // Listening on all addresses is no address to visit.
      const visited = at.host === '0.0.0.0' || at.host === '::' ? '127.0.0.1' : at.host
      const host = visited.includes(':') ? `[${visited}]` : visited
      resolve({ url: `http://${host}:${port}`, stop: () => stopServer(server as Server) })
    })
    server.once('error', reject)
  })
}

/** Stops taking connections and ends idle ones; requests in hand may finish for a few seconds. */
async function stopServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), 3000)
  await closed
  clearTimeout(timer)
}
