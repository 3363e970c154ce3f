import type { Registry } from 'prom-client'
import { onFirstUse } from '../core/on-first-use.ts'
import { shanghaiDay, startOfShanghaiDay } from '../domain/shanghai-time.ts'
import type { ChannelStatus } from '../ports/channel.ts'
import type { Database } from '../ports/database.ts'
import type { Mount } from './web-server.ts'

/** What the health pages look at. */
export interface HealthParts {
  readonly database: Database
  readonly channels: () => readonly { readonly name: string; readonly status: ChannelStatus }[]
  readonly findings: number
  /** False when the database does not take writes. */
  readonly isWell: () => boolean
}

/** `/healthz` the process lives, `/readyz` it can do its work, `/metrics` how much of it. */
export function createHealth(parts: HealthParts): readonly Mount[] {
  const registry = onFirstUse(() => createRegistry(parts))
  return [
    { path: '/healthz', handle: async () => Response.json({ ok: true }) },
    { path: '/readyz', handle: () => ready(parts) },
    {
      path: '/metrics',
      handle: async () => {
        const read = await registry()
        return new Response(await read.metrics(), { headers: { 'content-type': read.contentType } })
      },
    },
  ]
}

async function ready(parts: HealthParts): Promise<Response> {
  const channels = parts.channels().map(({ name, status }) => ({ name, ...status }))
  if (!parts.isWell()) {
    return Response.json({ ok: false, reason: '数据库写不进去', channels }, { status: 503 })
  }
  try {
    const { stores } = parts.database
    const [inbox, outbox, held] = await Promise.all([
      stores.inbox.backlog(),
      stores.outbox.backlog(),
      stores.passive.held(),
    ])
    return Response.json({
      ok: true,
      inbox,
      outbox: { ...outbox, held },
      channels,
      knowledgeFindings: parts.findings,
    })
  } catch {
    return Response.json({ ok: false, reason: '数据库打不开', channels }, { status: 503 })
  }
}

/** Loaded when somebody first asks: most counties never do. */
async function createRegistry(parts: HealthParts): Promise<Registry> {
  const { collectDefaultMetrics, Gauge, Registry } = await import('prom-client')
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, read: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read())
      },
    })
  const { inbox, outbox, passive, models } = parts.database.stores
  const day = () => startOfShanghaiDay(shanghaiDay(Date.now()))
  for (const outcome of ['used', 'dropped', 'failed'] as const) {
    const help = `answers of the language model today: ${outcome}`
    gauge(`xiangfa_model_${outcome}_today`, help, async () => (await models.tally(day()))[outcome])
  }
  gauge('xiangfa_inbox_pending', 'messages not yet handled', async () => (await inbox.backlog()).pending)
  gauge('xiangfa_inbox_dead', 'messages given up', async () => (await inbox.backlog()).dead)
  gauge('xiangfa_outbox_pending', 'bubbles not yet sent', async () => (await outbox.backlog()).pending)
  gauge('xiangfa_outbox_dead', 'bubbles that could not be sent', async () => (await outbox.backlog()).dead)
  gauge('xiangfa_outbox_held', 'bubbles that wait until their reader writes', () => passive.held())
  return registry
}
