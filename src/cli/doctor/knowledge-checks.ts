import { addWorkingDays } from '../../core/casework/working-days.ts'
import { addDays, shanghaiDay } from '../../domain/shanghai-time.ts'
import { bad, type CheckResult, type DoctorContext, few, good, watch } from './check.ts'

const SOON_DAYS = 90
const HOLIDAY_DAYS = 60

export async function knowledgeIsReadable({ knowledge }: DoctorContext): Promise<CheckResult> {
  const { entries, findings } = await knowledge()
  const see = '用 npm run knowledge:verify 看每一处，改好文件再启动。'
  if (entries.length === 0) return bad('一条知识也没读到', see)
  if (findings.length === 0) return good(`${entries.length} 条知识，没有毛病`)
  const first = findings[0]
  return watch(
    `${findings.length} 处有毛病，有毛病的文件没有用上，如 ${first?.file} 第 ${first?.line} 行`,
    see,
  )
}

export async function entriesAreReviewed({ knowledge, now }: DoctorContext): Promise<CheckResult> {
  const today = shanghaiDay(now)
  const late = (await knowledge()).entries.filter((entry) => entry.reviewBy < today)
  if (late.length === 0) return good('都在复核期内')
  return watch(
    `${late.length} 条过了复核日期：${few(late.map((entry) => entry.title))}`,
    '请懂法的人复核，改好后更新文件里的 reviewedOn 和 reviewBy。',
  )
}

export async function lawsStayInForce({ knowledge, now }: DoctorContext): Promise<CheckResult> {
  const soon = addDays(shanghaiDay(now), SOON_DAYS)
  const { entries, laws } = await knowledge()
  const used = new Set(entries.flatMap((entry) => entry.citations.map((citation) => citation.law)))
  const ending = [...laws.values()].filter(
    (law) => used.has(law.name) && law.effectiveTo !== undefined && law.effectiveTo <= soon,
  )
  if (ending.length === 0) return good(`引用的法律 ${SOON_DAYS} 天内都有效`)
  const names = ending.map((law) => `${law.name}（到 ${law.effectiveTo}）`)
  return watch(
    `${ending.length} 部法律已失效或快失效：${few(names)}`,
    '找到新法，改知识条目的引用；到期以后引用它的条目不再回答。',
  )
}

export async function holidaysAreKnown({ county, now }: DoctorContext): Promise<CheckResult> {
  const today = shanghaiDay(now)
  const last = addDays(today, HOLIDAY_DAYS)
  const calendar = await county()
  for (let day = today; day < last; ) {
    const next = addWorkingDays(day, 1, calendar)
    if (next.kind === 'year-without-data') {
      return watch(
        `没有 ${next.year} 年的放假安排，这一年的时限只能往宽里估`,
        `国务院通知出来后，把放假和补班的日子写进 knowledge/county/${calendar.id}/county.yaml 的 closedDays 和 workDays。`,
      )
    }
    day = next.day
  }
  return good(`${HOLIDAY_DAYS} 天内的放假安排都有`)
}
