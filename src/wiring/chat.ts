import { createApp } from '../app.ts'
import { createTerminalChannel } from '../channels/terminal/index.ts'
import { withArguments } from '../cli/command.ts'
import { readConfig } from '../config.ts'
import type { Database } from '../ports/database.ts'
import { createIds } from '../storage/ids.ts'
import { systemClock } from '../storage/system-clock.ts'
import { DEFAULT_COUNTY, openMemory, readKnowledge } from './assembly.ts'
import { consoleOutput } from './console-output.ts'
import { createLog } from './log.ts'

const SPEC = {
  name: 'chat',
  summary: '在终端里像村民一样和机器人说话，什么都不留下',
  examples: ['npm run chat'],
  options: {},
} as const

export function chat(args: readonly string[]): Promise<number> {
  return withArguments(SPEC, { ...consoleOutput, args }, async () => {
    const config = readConfig()
    const log = createLog(config.LOG_LEVEL ?? 'error')
    const [knowledge, data] = await Promise.all([
      readKnowledge(config.COUNTY ?? DEFAULT_COUNTY),
      openMemory(log),
    ])
    const { stdin: input, stdout: output } = process
    const terminal = createTerminalChannel({
      input,
      output,
      ids: createIds(),
      clock: systemClock,
      settled: () => settled(data.database),
    })
    const app = await createApp({ settings: {}, knowledge, data, log, channels: [terminal] })
    await app.start()
    await terminal.ended
    await app.stop()
    return 0
  })
}

/** Resolves when nothing waits to be answered or said. */
async function settled({ stores }: Database): Promise<void> {
  for (;;) {
    const [inbox, outbox] = await Promise.all([stores.inbox.backlog(), stores.outbox.backlog()])
    if (inbox.pending + outbox.pending === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
