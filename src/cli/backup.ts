import { shanghaiMinute } from '../domain/shanghai-time.ts'
import type { CommandSpec } from './arguments.ts'
import { type CommandOutput, EXIT, withArguments } from './command.ts'

export const BACKUP_SPEC = {
  name: 'backup',
  summary: '把数据库和附件的登记做成一个备份文件，不用停服务；写完会自己核对一遍。密钥不在里面，要另存',
  examples: [
    'npm run backup -- /mnt/usb/xiangfa-20261128.backup',
    'npm run backup',
    'npm run backup -- --keep 30',
  ],
  operands: { name: '文件', help: '写到哪里；不写就放数据目录的 backups 里，按时间取名', least: 0, most: 1 },
  options: {
    keep: {
      ...{ value: '天数', help: '备份好以后，删掉同一个文件夹里更早的备份' },
      check: (value) => (/^[1-9]\d{0,3}$/.test(value) ? undefined : '1 到 9999 的天数'),
    },
    json: { help: '只写一行 JSON' },
  },
} as const satisfies CommandSpec

export const RESTORE_SPEC = {
  name: 'restore',
  summary: '先核对备份（校验和、密钥、版本、数据库、条数），都对才换掉现在的数据；换下来的留着。要先停服务',
  examples: [
    'npm run restore -- /mnt/usb/xiangfa-20261128.backup',
    'npm run restore -- data/backups/a.backup --check',
  ],
  operands: { name: '文件', help: '哪个备份', least: 1, most: 1 },
  options: { check: { help: '只核对，不恢复；不用停服务' }, json: { help: '只写一行 JSON' } },
} as const satisfies CommandSpec

/** What is told of a backup. */
interface ManifestView {
  readonly createdAt: number
  readonly schema: number
  readonly keyId: string
  readonly counts: Readonly<Record<string, number>>
}

export interface BackupCommandRequest extends CommandOutput {
  readonly args: readonly string[]
  /** Writes it, and deletes older ones when asked. */
  readonly backUp: (how: { target: string | undefined; keepDays: number | undefined }) => Promise<{
    readonly manifest: ManifestView
    readonly path: string
    readonly bytes: number
    readonly removed: number
  }>
}

export function backupCommand(request: BackupCommandRequest): Promise<number> {
  return withArguments(BACKUP_SPEC, request, async (given) => {
    const keep = given.value('keep')
    const made = await request.backUp({
      target: given.operands[0],
      keepDays: keep === undefined ? undefined : Number(keep),
    })
    if (given.isOn('json')) {
      request.write(JSON.stringify({ path: made.path, bytes: made.bytes, ...made.manifest }))
      return EXIT.done
    }
    request.write(`✔ 备份好了：${made.path}，${megabytes(made.bytes)}。`)
    request.write(`　${countWords(made.manifest)}；拆开核对过，没有坏。`)
    request.write(`　恢复要编号 ${made.manifest.keyId} 的密钥。密钥不在备份里，另存一处。`)
    if (made.removed > 0) request.write(`　删了 ${made.removed} 个过期的备份。`)
    return EXIT.done
  })
}

export interface RestoreCommandRequest extends CommandOutput {
  readonly args: readonly string[]
  readonly restore: (how: { path: string; verifyOnly: boolean }) => Promise<{
    readonly manifest: ManifestView
    readonly opened: number
    readonly undo: readonly string[] | undefined
  }>
}

export function restoreCommand(request: RestoreCommandRequest): Promise<number> {
  return withArguments(RESTORE_SPEC, request, async (given) => {
    const verifyOnly = given.isOn('check')
    const { manifest, opened, undo } = await request.restore({ path: given.operands[0] ?? '', verifyOnly })
    if (given.isOn('json')) {
      request.write(JSON.stringify({ ...manifest, opened, restored: !verifyOnly, undo }))
      return EXIT.done
    }
    const what = `${shanghaiMinute(manifest.createdAt)} 的备份，${countWords(manifest)}`
    request.write(verifyOnly ? `✔ 能恢复：${what}。` : `✔ 恢复好了：${what}。`)
    request.write(`　校验和、密钥、数据库都对，随机打开了 ${opened} 条加密内容。`)
    if (undo) request.write(['　原来的数据留着。要退回，先停服务，再运行：', ...undo].join('\n　　'))
    if (!verifyOnly) request.write('　现在可以启动了：npm start。')
    return EXIT.done
  })
}

function countWords({ counts, schema }: ManifestView): string {
  const of = (table: string) => counts[table] ?? 0
  return `咨询 ${of('consultation')} 条、案件 ${of('case')} 件、来信 ${of('inbox')} 条，结构第 ${schema} 版`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`
}
