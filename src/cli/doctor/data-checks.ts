import { bad, type CheckResult, type DoctorContext, good, watch } from './check.ts'

const GROUP_AND_OTHERS = 0o077
const PERMISSION_BITS = 0o777
const DAY_MS = 86_400_000
const BACKUP_DAYS = { watch: 1, bad: 7 } as const
const BACK_UP = '现在做一个，不用停服务：npm run backup；再让机器每晚自己做（写法见中文说明）。'

export async function keyFileIsPrivate({ keyFileMode }: DoctorContext): Promise<CheckResult> {
  const mode = await keyFileMode()
  if (mode === undefined) return good('没有密钥文件，密钥由设置给出或还没生成')
  const shown = (mode & PERMISSION_BITS).toString(8)
  if ((mode & GROUP_AND_OTHERS) === 0) return good(`权限 ${shown}，只有本用户能读`)
  return bad(`权限 ${shown}，别的用户也能读`, '改成只有本用户能读：chmod 600 数据文件夹里的 data.key。')
}

export async function keyMatches(context: DoctorContext): Promise<CheckResult> {
  if (await context.keyMatches()) return good('密钥能打开数据库')
  return bad('密钥打不开数据库', '换回建库时的密钥文件或 DATA_KEY；密钥丢了，加密的内容就读不出来了。')
}

export async function databaseIsWhole({ integrity }: DoctorContext): Promise<CheckResult> {
  const said = await integrity()
  if (said === 'ok') return good('检查过，没有损坏')
  return bad(
    `数据库有损坏：${said.slice(0, 200)}`,
    '停掉服务，先把数据文件夹另存一份，再用最近的备份恢复：npm run restore -- 备份文件。',
  )
}

export async function nothingIsStuck({ inbox, outbox }: DoctorContext): Promise<CheckResult> {
  const [incoming, outgoing] = [await inbox(), await outbox()]
  const waiting = `等处理 ${incoming.pending} 条，等发送 ${outgoing.pending} 条`
  if (incoming.dead + outgoing.dead === 0) return good(waiting)
  return watch(
    `${incoming.dead} 条来信处理不了，${outgoing.dead} 条回复发不出去（${waiting}）`,
    '在后台看发不出去的回复，打电话告诉当事人；来信处理不了的，把日志交给维护的人。',
  )
}

export async function backupIsFresh({ lastBackupAt, now }: DoctorContext): Promise<CheckResult> {
  const at = await lastBackupAt()
  if (at === undefined) return watch('没有找到备份', BACK_UP)
  const days = Math.floor((now - at) / DAY_MS)
  if (days <= BACKUP_DAYS.watch) return good(days <= 0 ? '今天备份过' : `${days} 天前备份过`)
  return days > BACKUP_DAYS.bad
    ? bad(`最近的备份是 ${days} 天前`, BACK_UP)
    : watch(`最近的备份是 ${days} 天前`, BACK_UP)
}
