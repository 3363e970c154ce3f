import { serve } from '@hono/node-server'
import { TIMING } from '../../src/channels/web/read-thread.ts'
import { startWebChat, type WebChat } from './web-chat-harness.ts'

export interface WebChatServer {
  readonly chat: WebChat
  readonly url: string
  /** Takes the server off the network and puts it back on the same port. */
  down(): Promise<void>
  up(): Promise<void>
}

/** The harness on a real port of this machine, with the real waiting times. */
export async function serveWebChat(): Promise<WebChatServer> {
  const chat = await startWebChat({ timing: TIMING })
  let port = 0
  let running = await listen()

  async function listen(): Promise<ReturnType<typeof serve>> {
    return new Promise((resolve) => {
      const http = chat.channel.http
      const server = serve(
        { fetch: (request) => http?.handle(request) ?? new Response(null), port, hostname: '127.0.0.1' },
        (info) => {
          port = info.port
          resolve(server)
        },
      )
    })
  }

  return {
    chat,
    url: `http://127.0.0.1:${port}`,
    async down() {
      await new Promise<void>((resolve) => {
        running.close(() => resolve())
        if ('closeAllConnections' in running) running.closeAllConnections()
      })
    },
    async up() {
      running = await listen()
    },
  }
}
