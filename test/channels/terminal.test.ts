import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createTerminalChannel, type TerminalChannel } from '../../src/channels/terminal/index.ts'
import { fitToChannel } from '../../src/domain/message/fit-to-channel.ts'
import type { InboundMessage } from '../../src/domain/message/inbound-message.ts'
import { say } from '../../src/domain/message/outbound-message.ts'
import type { Receive } from '../../src/ports/channel.ts'
import { channelContract, createInbox } from '../contracts/channel-contract.ts'

const NOW = Date.UTC(2026, 10, 22)
const QUICK = { quietMs: 30, patienceMs: 3_000, firstPauseMs: 2 }

class Keyboard extends PassThrough {
  readonly isTTY = true
}

class Monitor extends PassThrough {
  readonly isTTY = true
  readonly columns = 80
  readonly #colours: boolean
  constructor(colours: boolean) {
    super()
    this.#colours = colours
  }
  hasColors(): boolean {
    return this.#colours
  }
}

function openTerminal({
  input = new PassThrough(),
  output = new PassThrough(),
  settled,
}: {
  input?: PassThrough
  output?: PassThrough
  settled?: () => Promise<void>
} = {}) {
  let count = 0
  let shown = ''
  output.on('data', (chunk) => {
    shown += chunk
  })
  const channel = createTerminalChannel({
    input,
    output,
    clock: { now: () => NOW },
    ids: { uuid: () => `id-${++count}`, token: () => 'token', code: () => 'code' },
    settled,
    timing: QUICK,
  })
  return { channel, input, output, shown: () => shown }
}

/** Answers every line with `texts`, a moment later, as the real worker does. */
function answering(channel: () => TerminalChannel, texts: (asked: string) => readonly string[]): Receive {
  return async (messages: readonly InboundMessage[]) => {
    for (const { chat, content } of messages) {
      const asked = content.kind === 'text' ? content.text : ''
      setTimeout(async () => {
        for (const text of texts(asked)) await channel().send(chat, say(text))
      }, 5)
    }
  }
}

channelContract({
  name: 'terminal',
  async open() {
    // Nobody answers in the contract, so nothing is waited for.
    const { channel, input, output, shown } = openTerminal({ settled: async () => undefined })
    let typed = 0
    let stored = 0
    return {
      channel: {
        ...channel,
        start: (receive) =>
          channel.start(async (messages) => {
            await receive(messages)
            stored += messages.length
          }),
      },
      chat: 'terminal',
      arrive(text) {
        typed += 1
        input.write(`${text}\n`)
      },
      redeliver: () => undefined,
      unconfirmed: () => typed - stored,
      delivered: () => [...shown().matchAll(/答：(.*)\n\n/g)].map(([, text]) => text ?? ''),
      breakSends: () => void output.destroy(),
      close: async () => undefined,
    }
  },
  exceptions: {
    busy: 'a terminal is never busy',
    lost: 'a terminal that is lost is gone',
    secrets: 'it knows none',
  },
})

describe('terminal', () => {
  let channel: TerminalChannel | undefined
  afterEach(() => channel?.stop())

  test('from a pipe: answers line after line, each below its question, and ends after the last answer', async () => {
    const terminal = openTerminal()
    channel = terminal.channel
    await channel.start(
      answering(
        () => terminal.channel,
        (asked) => [`${asked}，先打 12348。`, '还有别的吗？'],
      ),
    )
    terminal.input.end('老板跑了\r\n\n   \n要多久')
    await channel.ended
    expect(terminal.shown()).toBe(
      [
        '您说：老板跑了\n答：老板跑了，先打 12348。\n\n答：还有别的吗？\n\n',
        '您说：要多久\n答：要多久，先打 12348。\n\n答：还有别的吗？\n\n',
      ].join(''),
    )
  })

  test('from a pipe: with somebody to ask, waits exactly until everything is settled', async () => {
    const steps: string[] = []
    const settled = async () => {
      await new Promise((done) => setTimeout(done, 20))
      steps.push('settled')
    }
    const terminal = openTerminal({ settled })
    channel = terminal.channel
    await channel.start(async () => void steps.push('stored'))
    terminal.input.end('一\n二\n')
    await channel.ended
    expect(steps).toEqual(['stored', 'settled', 'stored', 'settled'])
  })

  test('ends at once when the pipe is empty', async () => {
    const terminal = openTerminal()
    channel = terminal.channel
    await channel.start(async () => undefined)
    terminal.input.end('')
    await channel.ended
    expect(terminal.shown()).toBe('')
    expect(channel.status().note).toBe('终端对话已经说完。')
  })

  test('takes in a line with its time and an id of its own', async () => {
    const inbox = createInbox()
    const terminal = openTerminal({ settled: async () => undefined })
    channel = terminal.channel
    await channel.start(inbox.receive)
    terminal.input.end('一\n\u001b[A二\0\n')
    await channel.ended
    const common = { channel: 'terminal', chat: 'terminal', sender: 'terminal', group: false, sentAt: NOW }
    expect(inbox.stored).toEqual([
      { ...common, dedupKey: 'id-1', content: { kind: 'text', text: '一' } },
      { ...common, dedupKey: 'id-2', content: { kind: 'text', text: '[A二' } },
    ])
  })

  test('shows choices as numbers, once', async () => {
    const terminal = openTerminal()
    channel = terminal.channel
    await channel.start(async () => undefined)
    const question = say('您问的是哪一件？', [
      { label: '工资', value: 'ask:wages' },
      { label: '工伤', value: 'ask:injury' },
    ])
    for (const message of fitToChannel([question], channel.capabilities))
      await channel.send('terminal', message)
    expect(terminal.shown()).toBe('答：您问的是哪一件？\n\n回复数字：\n1. 工资\n2. 工伤\n\n')
  })

  test('says once that a line could not be stored, and goes on when it could', async () => {
    const inbox = createInbox()
    inbox.refuse(3)
    const terminal = openTerminal({ settled: async () => undefined })
    channel = terminal.channel
    await channel.start(inbox.receive)
    terminal.input.write('工资没给\n')
    await vi.waitFor(() => expect(inbox.texts()).toEqual(['工资没给']))
    expect(terminal.shown()).toBe('您说：工资没给\n（没存下来，正在再试，请稍等。）\n')
    await vi.waitFor(() => expect(channel?.status().state).toBe('on'))
  })

  test('lets no control sign of an answer through', async () => {
    const terminal = openTerminal()
    channel = terminal.channel
    await channel.start(async () => undefined)
    await channel.send('terminal', say('\u001b[2J第一行\r\n\t第二行\u009b'))
    expect(terminal.shown()).toBe('答：[2J第一行\n\t第二行\n\n')
  })

  test('ends when nobody reads its output any more, and then rejects what is sent', async () => {
    const terminal = openTerminal()
    channel = terminal.channel
    await channel.start(createInbox().receive)
    terminal.input.write('有人吗\n')
    terminal.output.destroy(new Error('EPIPE'))
    await channel.ended
    expect(await channel.send('terminal', say('有。'))).toEqual({
      kind: 'rejected',
      reason: '终端已经关闭。',
    })
  })

  test('at a terminal: prompts, keeps what is being typed below an answer, and ends with Ctrl-C', async () => {
    const inbox = createInbox()
    const terminal = openTerminal({ input: new Keyboard(), output: new Monitor(false) })
    channel = terminal.channel
    await channel.start(inbox.receive)
    expect(terminal.shown()).toMatch(/^直接说您的事.*\n\n.*您说：/s)
    terminal.input.write('工资没给\r')
    await vi.waitFor(() => expect(inbox.texts()).toEqual(['工资没给']))
    terminal.input.write('还有')
    await channel.send('terminal', say('先打 12348。'))
    await vi.waitFor(() => expect(lastLineOf(terminal.shown())).toMatch(/^您说：还有/))
    terminal.input.write('一件\r')
    await vi.waitFor(() => expect(inbox.texts()).toEqual(['工资没给', '还有一件']))
    terminal.input.write('\u0003')
    await channel.ended
    expect(terminal.shown()).toMatch(/再见。急事打 12348。\n$/)
    expect(await channel.stop()).toBeUndefined()
  })

  test('at a terminal: Ctrl-D ends after the last answer', async () => {
    const terminal = openTerminal({ input: new Keyboard(), output: new Monitor(false) })
    channel = terminal.channel
    await channel.start(
      answering(
        () => terminal.channel,
        () => ['先打 12348。'],
      ),
    )
    terminal.input.write('工资没给\r')
    terminal.input.write('\u0004')
    await channel.ended
    expect(terminal.shown()).toContain('答：先打 12348。')
  })

  test.each([
    ['a terminal with colours', true, true],
    ['a terminal without colours, as with NO_COLOR', false, false],
  ])('%s: colours are used: %s', async (_, colours, coloured) => {
    const terminal = openTerminal({ input: new Keyboard(), output: new Monitor(colours) })
    channel = terminal.channel
    await channel.start(async () => undefined)
    await channel.send('terminal', { text: '马上打 110。', options: [], tone: 'emergency' })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control signs
    expect(/\u001b\[[0-9;]*m/.test(terminal.shown())).toBe(coloured)
    expect(terminal.shown()).toContain('马上打 110。')
  })

  test('a pipe never gets colours', async () => {
    const terminal = openTerminal()
    channel = terminal.channel
    await channel.start(async () => undefined)
    await channel.send('terminal', { text: '马上打 110。', options: [], tone: 'emergency' })
    expect(terminal.shown()).toBe('答：马上打 110。\n\n')
  })

  test('a line typed while stopped is handed in after the next start', async () => {
    const inbox = createInbox()
    inbox.refuse(1000)
    const terminal = openTerminal({ settled: async () => undefined })
    channel = terminal.channel
    await channel.start(inbox.receive)
    terminal.input.write('一\n二\n')
    await vi.waitFor(() => expect(inbox.offered.length).toBeGreaterThan(1))
    await channel.stop()
    inbox.refuse(0)
    await channel.start(inbox.receive)
    await vi.waitFor(() => expect(inbox.texts()).toEqual(['一', '二']))
    expect(new Set(inbox.offered.map(({ dedupKey }) => dedupKey))).toEqual(new Set(['id-1', 'id-2']))
  })
})

function lastLineOf(shown: string): string {
  const last = shown.split(/[\r\n]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: cursor moves are control signs
  return last.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
}
