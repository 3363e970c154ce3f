import type { Capabilities } from '../../../src/domain/message/capabilities.ts'
import type { OutboundMessage } from '../../../src/domain/message/outbound-message.ts'
import type { Channel, SendResult } from '../../../src/ports/channel.ts'

/** A channel that keeps what it is told to send. */
export interface FakeChannel extends Channel {
  readonly sent: { readonly chat: string; readonly message: OutboundMessage }[]
  /** Makes the next sends end like this. */
  willAnswer(...results: readonly SendResult[]): void
}

const BUTTONS: Capabilities = {
  maxTextBytes: 16_384,
  maxTextChars: 4096,
  buttons: true,
  pull: false,
}

export function createFakeChannel(name = 'fake', capabilities: Capabilities = BUTTONS): FakeChannel {
  const sent: FakeChannel['sent'] = []
  const answers: SendResult[] = []
  return {
    name,
    capabilities,
    sent,
    willAnswer: (...results) => void answers.push(...results),
    start: async () => {},
    stop: async () => {},
    status: () => ({ state: 'on', note: '测试渠道' }),
    send: async (chat, message) => {
      const answer = answers.shift() ?? { kind: 'sent' }
      if (answer.kind === 'sent') sent.push({ chat, message })
      return answer
    },
  }
}
