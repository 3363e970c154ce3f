import { withArguments } from '../cli/command.ts'
import { readConfig } from '../config.ts'
import { skillsOf } from '../core/conversation/skills.ts'
import { simulateYear } from '../core/demo/simulate-year.ts'
import { createIds } from '../storage/ids.ts'
import { DEFAULT_COUNTY, openData, readKnowledge } from './assembly.ts'
import { consoleOutput } from './console-output.ts'
import { createLog } from './log.ts'
import { serve } from './serve.ts'

const SPEC = {
  name: 'demo',
  summary: '用一个单独的演示数据库开始服务，里面有编造的一年',
  examples: ['npm run demo', 'PORT=9000 npm run demo'],
  options: {},
} as const

/** Never the real data: the demonstration has a folder of its own and no outside channels. */
const DIRECTORY = 'data-demo'

export function demo(args: readonly string[]): Promise<number> {
  return withArguments(SPEC, { ...consoleOutput, args }, async () => {
    const { PORT, HOST, LOG_LEVEL, COUNTY } = readConfig()
    const none = readConfig({})
    const config = { ...none, PORT, HOST, LOG_LEVEL, COUNTY }
    const { seeded } = await seed(config)
    const what = seeded ? '刚编好一年的假数据' : '接着用上次的假数据'
    return serve(config, { directory: DIRECTORY, banner: [`★ 演示模式：${what}，人名地名都是编的`] })
  })
}

async function seed(config: ReturnType<typeof readConfig>): Promise<{ readonly seeded: boolean }> {
  const [knowledge, data] = await Promise.all([
    readKnowledge(config.COUNTY ?? DEFAULT_COUNTY),
    openData(config, createLog('warn'), DIRECTORY),
  ])
  try {
    const entries = knowledge.loaded.base.entries.filter((entry) => entry.kind === 'answer')
    const { base } = knowledge.loaded
    return await simulateYear({
      ...{ database: data.database, county: knowledge.county, entries, now: Date.now() },
      ...{ cipher: data.cipher, ids: createIds(), log: createLog('warn') },
      skills: skillsOf({ ...knowledge, base }, knowledge),
    })
  } finally {
    await data.database.close()
  }
}
