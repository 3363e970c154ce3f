import { staffActor } from '../../core/casework/desk.ts'
import { caseScope } from '../../domain/people/policy.ts'
import type { ConsoleRoute } from '../route.ts'
import type { StaffVisit } from '../visit.ts'
import type { Listener } from './live-feed.ts'

/** An open line to one page: it hears that something changed, never what. */
async function openStream({ office, context, me }: StaffVisit): Promise<Response> {
  const scope = caseScope(staffActor(me, office.county())) ?? NOTHING
  const encoder = new TextEncoder()
  let leave = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const listener: Listener = {
        scope,
        isStillIn: () => office.sessions.isStillIn(context),
        send(event) {
          controller.enqueue(encoder.encode(event === 'beat' ? ':\n\n' : `event: ${event}\ndata:\n\n`))
          if (event === 'gone') controller.close()
        },
      }
      controller.enqueue(encoder.encode('retry: 2000\n\n'))
      leave = office.liveFeed.join(listener)
    },
    cancel: () => leave(),
  })
  return context.body(body, 200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' })
}

/** What somebody sees who was switched off a moment ago. */
const NOTHING = { staff: '', station: '', reach: new Set<string>(), seesSealed: false }

export const LIVE_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/live', access: 'see-office', answer: openStream },
]
