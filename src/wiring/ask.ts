import { askCommand } from '../cli/ask.ts'
import { readConfig } from '../config.ts'
import { shanghaiDay } from '../domain/shanghai-time.ts'
import { DEFAULT_COUNTY, readKnowledge } from './assembly.ts'
import { consoleOutput, stdinLines } from './console-output.ts'

export function ask(args: readonly string[]): Promise<number> {
  const { COUNTY } = readConfig()
  return askCommand({
    ...consoleOutput,
    args,
    today: shanghaiDay(Date.now()),
    lines: stdinLines,
    knowledge: () => readKnowledge(COUNTY ?? DEFAULT_COUNTY),
  })
}
