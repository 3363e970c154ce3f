import { CARDS_SPEC, cardsCommand } from '../cli/cards/cards.ts'
import { withArguments } from '../cli/command.ts'
import { readConfig } from '../config.ts'
import { DEFAULT_COUNTY, readKnowledge } from './assembly.ts'
import { consoleOutput } from './console-output.ts'

export function cards(args: readonly string[]): Promise<number> {
  const given = { ...consoleOutput, args }
  return withArguments(CARDS_SPEC, given, async () => {
    const config = readConfig()
    const { loaded, county } = await readKnowledge(config.COUNTY ?? DEFAULT_COUNTY)
    const { entries } = loaded.base
    return cardsCommand({ ...given, entries, county, publicUrl: config.PUBLIC_URL })
  })
}
