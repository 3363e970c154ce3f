import type { CaseOpening } from '../../../src/domain/casework/case.ts'
import type { CaseEvent } from '../../../src/domain/casework/case-event.ts'
import type { Consultation } from '../../../src/domain/casework/consultation.ts'
import type { InboundMessage } from '../../../src/domain/message/inbound-message.ts'
import { type OutboundMessage, say } from '../../../src/domain/message/outbound-message.ts'
import type { Staff } from '../../../src/domain/people/staff.ts'
import type { Dispatch } from '../../../src/ports/stores/outbox-store.ts'

export const NOW = Date.UTC(2026, 10, 22, 2)

export function textMessage(chat: string, number: number, text = `第${number}条`): InboundMessage {
  return {
    channel: 'telegram',
    chat,
    dedupKey: `${chat}-${number}`,
    sender: `sender of ${chat}`,
    group: false,
    sentAt: NOW,
    content: { kind: 'text', text },
  }
}

export function dispatch(chat: string, text: string, channel = 'telegram'): Dispatch {
  return { channel, chat, message: say(text) }
}

export function textOf(message: InboundMessage | OutboundMessage): string {
  if ('text' in message) return message.text
  return message.content.kind === 'text' ? message.content.text : message.content.kind
}

export function lease(now: number, limit = 100, worker = 'one') {
  return { worker, now, until: now + 30_000, limit }
}

export function opening(id: string, serial: number, more: Partial<CaseOpening> = {}): CaseOpening {
  return {
    ...{ id, year: 2026, serial, openedAt: NOW, dueAt: NOW + 86_400_000, person: 'person-1' },
    ...{
      topic: 'wages',
      route: 'labour_inspection',
      reason: 'route',
      sealed: false,
      excluded: ['village-1'],
    },
    chat: { channel: 'telegram', chat: 'asker' },
    place: { town: 'town-1', villageAsTyped: '示范一村' },
    words: '老板不给工钱',
    ...more,
  }
}

export function event(body: CaseEvent['body'], at = NOW): CaseEvent {
  return { at, actor: { kind: 'system' }, body }
}

export const ROUTED = event({ kind: 'routed', station: 'town-1-station', hops: ['village-1-station'] })

export function consultation(id: string, at: number): Consultation {
  return {
    ...{ id, at, channel: 'telegram', person: 'person-1', topic: 'wages', entry: 'boss-ran-away' },
    ...{ outcome: 'answer', confidence: 0.93, words: '老板跑了怎么办' },
    place: { town: 'town-1', village: 'village-1', villageAsTyped: '示范一村' },
  }
}

export function staff(id: string, more: Partial<Staff> = {}): Staff {
  return { id, name: '测试员甲', role: 'lawyer', station: 'county-centre', active: true, ...more }
}

/** Lets a test hold a transaction open until it says so. */
export function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { open: resolve, opened: promise }
}
