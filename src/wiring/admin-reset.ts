import { ADMIN_RESET_SPEC, adminReset as resetAdmin } from '../cli/admin-reset.ts'
import { withArguments } from '../cli/command.ts'
import { readConfig } from '../config.ts'
import { resetLink, setupLink } from '../console/index.ts'
import { createIds } from '../storage/ids.ts'
import { systemClock } from '../storage/system-clock.ts'
import { openData } from './assembly.ts'
import { consoleOutput } from './console-output.ts'
import { createLog } from './log.ts'
import { DEFAULT_DIRECTORY, DEFAULT_HOST, DEFAULT_PORT } from './serve.ts'

export function adminReset(args: readonly string[]): Promise<number> {
  const given = { ...consoleOutput, args }
  return withArguments(ADMIN_RESET_SPEC, given, async () => {
    const config = readConfig()
    const base = config.PUBLIC_URL ?? `http://${config.HOST ?? DEFAULT_HOST}:${config.PORT ?? DEFAULT_PORT}`
    const { database } = await openData(config, createLog('warn'), config.DATA_DIR ?? DEFAULT_DIRECTORY)
    const tools = { database, ids: createIds(), clock: systemClock }
    try {
      return await resetAdmin({
        ...given,
        admins: async () =>
          (await database.stores.staff.list()).filter(({ role, active }) => role === 'admin' && active),
        linkFor: ({ id }) => resetLink(tools, id, base),
        firstLink: () => setupLink(tools, base),
      })
    } finally {
      await database.close()
    }
  })
}
