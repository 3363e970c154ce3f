import { createAccountDesk } from '../channels/wechat-official/desk.ts'
import { withArguments } from '../cli/command.ts'
import type { CommandSpec } from '../cli/command-spec.ts'
import type { Account } from '../cli/wechat/account.ts'
import { MENU_SPEC, menuCommand } from '../cli/wechat/menu.ts'
import { QR_SPEC, qrCommand } from '../cli/wechat/qr.ts'
import { type Config, readConfig } from '../config.ts'
import { loadCounty } from '../core/knowledge/load-county.ts'
import { createCurrentCounty } from '../core/places/current-county.ts'
import type { Database } from '../ports/database.ts'
import { systemClock } from '../storage/system-clock.ts'
import { readTextFiles } from '../storage/text-files.ts'
import { DEFAULT_COUNTY, KNOWLEDGE_DIR, openData } from './assembly.ts'
import { consoleOutput } from './console-output.ts'
import { createLog } from './log.ts'
import { DEFAULT_DIRECTORY } from './serve.ts'

export function wechatMenu(args: readonly string[]): Promise<number> {
  const given = { ...consoleOutput, args }
  return atTheAccount(MENU_SPEC, given, ({ config, account }) =>
    menuCommand({ ...given, account, publicUrl: config.PUBLIC_URL }),
  )
}

export function wechatQr(args: readonly string[]): Promise<number> {
  const given = { ...consoleOutput, args }
  return atTheAccount(QR_SPEC, given, async ({ config, account, database }) => {
    const configured = loadCounty(await readTextFiles(KNOWLEDGE_DIR), config.COUNTY ?? DEFAULT_COUNTY)
    const county = await createCurrentCounty(configured, database)
    return qrCommand({ ...given, account, county: county.now() })
  })
}

interface AtTheAccount {
  readonly config: Config
  readonly account: Account
  readonly database: Database
}

/** Beside the running program: the token is the same one, through the database. */
function atTheAccount(
  spec: CommandSpec,
  given: typeof consoleOutput & { readonly args: readonly string[] },
  work: (at: AtTheAccount) => Promise<number>,
): Promise<number> {
  return withArguments(spec, given, async () => {
    const config = readConfig()
    const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: secret, WECHAT_API_ROOT: apiRoot } = config
    if (!appId || !secret) {
      given.writeError('先设 WECHAT_APP_ID 和 WECHAT_APP_SECRET，再试一次。')
      return 1
    }
    const { database } = await openData(config, createLog('warn'), config.DATA_DIR ?? DEFAULT_DIRECTORY)
    const account = createAccountDesk({ appId, secret, apiRoot }, { storage: database, clock: systemClock })
    try {
      return await work({ config, account, database })
    } finally {
      await account.close()
      await database.close()
    }
  })
}
