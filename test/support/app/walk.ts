import type { Answerer } from '../../../src/core/answering/answerer.ts'
import { handleMessage } from '../../../src/core/conversation/handle-message.ts'
import { skillsOf } from '../../../src/core/conversation/skills.ts'
import type { OutboundMessage } from '../../../src/domain/message/outbound-message.ts'
import { createIds } from '../../../src/storage/ids.ts'
import { type Data, openMemory } from '../../../src/wiring/assembly.ts'
import { createFakeChannel } from './fake-channel.ts'
import { createRememberingLog } from './silent-log.ts'
import { MONDAY_MORNING, sharedKnowledge } from './test-county.ts'

/** The core without workers: a message in, its bubbles out, in one transaction. For many thousand messages. */
export interface Walkway {
  readonly data: Data
  readonly clock: { time: number }
  /** Somebody writes or presses a button; resolves to what they then hear. */
  says(who: string, text: string, pressed?: boolean): Promise<readonly OutboundMessage[]>
  person(who: string): string
  close(): Promise<void>
}

export async function openWalkway(): Promise<Walkway> {
  const log = createRememberingLog()
  const data = await openMemory(log, [])
  const knowledge = await sharedKnowledge()
  const answerer = remembering(knowledge.answerer)
  const built = { ...knowledge, answerer, base: knowledge.loaded.base }
  const skills = {
    ...skillsOf(built, knowledge),
    canAsk: { near: false, rewrite: false, join: false, hear: false },
  }
  const { capabilities } = createFakeChannel()
  const clock = { time: MONDAY_MORNING }
  const ids = createIds()
  let number = 0
  return {
    data,
    clock,
    person: (who) => data.cipher.pseudonym(`fake:${who}`),
    async says(who, text, pressed = false) {
      number++
      const dedupKey = `w${number}`
      const message = {
        ...{ channel: 'fake', chat: who, sender: who, group: false, sentAt: clock.time, dedupKey },
        content: pressed ? ({ kind: 'choice', value: text } as const) : ({ kind: 'text', text } as const),
      }
      const heard: OutboundMessage[] = []
      await data.database.transaction(async (stores) => {
        const outbox = {
          ...stores.outbox,
          put: async (dispatches: readonly { chat: string; message: OutboundMessage }[]) => {
            heard.push(...dispatches.filter(({ chat }) => chat === who).map(({ message: bubble }) => bubble))
          },
        }
        const desk = {
          ...{ county: knowledge.county, now: clock.time, ids },
          stores: { ...stores, outbox },
          capabilitiesOf: () => capabilities,
        }
        await handleMessage(desk, message, { skills, cipher: data.cipher })
      })
      // A minute holds thirty messages of one person.
      clock.time += 3000
      return heard
    },
    close: () => data.database.close(),
  }
}

/** Answers depend on the words and the day alone: walks say the same few words over and over. */
function remembering(answerer: Answerer): Answerer {
  return {
    ...answerer,
    triage: once(answerer.triage),
    decide: onceADay(answerer.decide),
    besideDanger: onceADay(answerer.besideDanger),
    heed: onceADay(answerer.heed),
  }
}

function once<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text) ?? answer(text)
    known.set(text, found)
    return found
  }
}

function onceADay<T>(answer: (text: string, day: string) => T): (text: string, day: string) => T {
  const byKey = once((key) => {
    const [day = '', text = ''] = key.split('\n\n', 2)
    return answer(text, day)
  })
  return (text, day) => (text.includes('\n\n') ? answer(text, day) : byKey(`${day}\n\n${text}`))
}
