import type { CommandSpec } from '../cli/arguments.ts'
import { withArguments } from '../cli/command.ts'
import { readConfig } from '../config.ts'
import { consoleOutput } from './console-output.ts'
import { DEFAULT_DIRECTORY, serve } from './serve.ts'

const SPEC = {
  name: 'start',
  summary: '开始服务：网页聊天、控制台和配置好的渠道',
  examples: ['npm start', 'PORT=9000 DATA_DIR=/srv/xiangfa npm start'],
  options: {},
} as const satisfies CommandSpec

export function start(args: readonly string[]): Promise<number> {
  return withArguments(SPEC, { ...consoleOutput, args }, () => {
    const config = readConfig()
    return serve(config, { directory: config.DATA_DIR ?? DEFAULT_DIRECTORY, banner: [] })
  })
}
