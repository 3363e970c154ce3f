import { type CommandOutput, EXIT, withArguments } from '../command.ts'
import type { CommandSpec } from '../command-spec.ts'
import type { Account } from './account.ts'

export const MENU_SPEC = {
  name: 'wechat:menu',
  summary: '设公众号聊天窗下面的菜单；每一项也能打字说',
  examples: ['npm run wechat:menu'],
  options: {},
} as const satisfies CommandSpec

export interface MenuRequest extends CommandOutput {
  readonly args: readonly string[]
  readonly account: Pick<Account, 'setMenu'>
  readonly publicUrl: string | undefined
}

/** Sets the menu. Returns the exit code. */
export function menuCommand(request: MenuRequest): Promise<number> {
  return withArguments(MENU_SPEC, request, async () => {
    const done = await request.account.setMenu(request.publicUrl)
    if (done.kind === 'failed') {
      request.writeError(`菜单没设成：${done.reason}`)
      return EXIT.failed
    }
    request.write('✔ 菜单设好了。手机上最多等 5 分钟，或者重新关注就能看见：')
    for (const line of done.value) request.write(`  ${line}`)
    return EXIT.done
  })
}
