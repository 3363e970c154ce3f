import type { Staff } from '../domain/people/staff.ts'
import type { CommandSpec } from './arguments.ts'
import { type CommandOutput, EXIT, withArguments } from './command.ts'

export const ADMIN_RESET_SPEC = {
  name: 'admin:reset',
  summary: '忘了密码：给管理员一个设新密码的链接，30 分钟内用一次；不用停服务',
  examples: ['npm run admin:reset', 'npm run admin:reset -- 姓名'],
  operands: { name: '姓名', help: '哪个管理员；只有一个就不用写', least: 0, most: 1 },
  options: {},
} as const satisfies CommandSpec

export interface AdminResetRequest extends CommandOutput {
  readonly args: readonly string[]
  /** Those who may sign in as administrators. */
  readonly admins: () => Promise<readonly Staff[]>
  /** A one-time link for one of them; the open sessions and older links end. */
  readonly linkFor: (admin: Staff) => Promise<string>
  /** The link for the very first administrator, while there is none. */
  readonly firstLink: () => Promise<string | undefined>
}

/** Whoever may run commands on the machine owns the data anyway, so no more is asked. */
export function adminReset(request: AdminResetRequest): Promise<number> {
  const { write, writeError } = request
  return withArguments(ADMIN_RESET_SPEC, request, async ({ operands: [name] }) => {
    const admins = await request.admins()
    if (admins.length === 0) {
      write(`还没有管理员。30 分钟内打开：${(await request.firstLink()) ?? ''}`)
      return EXIT.done
    }
    const fitting = admins.filter((admin) => name === undefined || admin.name === name)
    const [admin] = fitting
    if (admin === undefined || fitting.length > 1) {
      writeError(
        `${admin ? '管理员不止一个' : `没有叫“${name}”的管理员`}，请写上姓名：${admins.map((one) => one.name).join('、')}。`,
      )
      return EXIT.misused
    }
    write(`给 ${admin.name} 的链接，30 分钟内打开，只能用一次：${await request.linkFor(admin)}`)
    write('　原来的密码在设好新的以前还能用；已经登录的，现在都退出了。')
    return EXIT.done
  })
}
