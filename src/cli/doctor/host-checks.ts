import { shanghaiMinute } from '../../domain/shanghai-time.ts'
import { bad, type CheckResult, type DoctorContext, good } from './check.ts'

const LEAST_NODE = [22, 18] as const
const GIB = 1024 ** 3
const LEAST_FREE_GIB = 1
/** A computer without a working clock wakes up in 1970 or at its date of make. */
const FIRST_YEAR = 2026
const LAST_YEAR = 2100

export function nodeVersion({ nodeVersion: version }: DoctorContext): CheckResult {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  const [leastMajor, leastMinor] = LEAST_NODE
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return good(version)
  return bad(
    `${version}，应为 ${LEAST_NODE.join('.')} 或更新`,
    '用 npm start 启动，不要直接用 node；或升级 Node。',
  )
}

export async function portIsFree({ port, portState }: DoctorContext): Promise<CheckResult> {
  const state = await portState()
  if (state === 'free') return good(`${port} 空着`)
  if (state === 'serving') return good(`${port} 上是本程序，正在服务`)
  return bad(`${port} 被别的程序占用`, '关掉那个程序，或换一个端口：PORT=8081 npm start。')
}

export async function dataDirIsWritable({ dataDir, isWritable }: DoctorContext): Promise<CheckResult> {
  if (await isWritable()) return good(`${dataDir} 能写`)
  return bad(`${dataDir} 不能写`, `让运行本程序的用户能写这个文件夹，或用 DATA_DIR 换一个。`)
}

export async function diskHasRoom({ dataDir, freeBytes }: DoctorContext): Promise<CheckResult> {
  const gib = (await freeBytes()) / GIB
  const found = `${dataDir} 所在的盘还剩 ${gib.toFixed(1)} GiB`
  if (gib >= LEAST_FREE_GIB) return good(found)
  return bad(
    `${found}，应至少 ${LEAST_FREE_GIB} GiB`,
    '清出空间：删旧备份和旧日志，或换大盘。盘满了会收不下来信。',
  )
}

export function clockIsSane({ now }: DoctorContext): CheckResult {
  const found = `北京时间 ${shanghaiMinute(now)}`
  const year = Number(found.slice(5, 9))
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return good(found)
  return bad(
    `${found}，年份不对`,
    '校准这台机器的时间，并打开自动对时（timedatectl set-ntp true）。时限都靠它算。',
  )
}
