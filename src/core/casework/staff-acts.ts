import { openPlaces } from '../../domain/casework/canned-reply.ts'
import {
  type Case,
  type CaseOutcome,
  caseNumber,
  isOpen,
  RATING_LABELS,
  RESULT_LABELS,
  shortNumber,
} from '../../domain/casework/case.ts'
import type { CaseEventBody } from '../../domain/casework/case-event.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { fenToYuan } from '../../domain/money.ts'
import type { Staff } from '../../domain/people/staff.ts'
import { shanghaiDay, spokenDay } from '../../domain/shanghai-time.ts'
import { audit } from './audit.ts'
import { caseText, stationName } from './describe-case.ts'
import type { Desk } from './desk.ts'
import { findStationByName } from './find-station.ts'
import { askAsker, notifyStaff, tellAsker } from './notify-staff.ts'
import { parseOutcome } from './parse-outcome.ts'
import { climbFrom, hasTaker } from './place-case.ts'

/** 接: exactly one wins; the others learn who did. */
export async function claimCase(desk: Desk, staff: Staff, theCase: Case): Promise<OutboundMessage> {
  const number = shortNumber(theCase)
  if (theCase.state !== 'waiting') return say(await takenWords(desk, staff, theCase))
  const claimed = await appendByStaff(desk, staff, {
    theCase,
    body: { kind: 'claimed', staff: staff.id },
    action: 'claim',
  })
  if (!claimed) {
    const current = (await desk.stores.cases.byId(theCase.id)) ?? theCase
    return say(await takenWords(desk, staff, current))
  }
  const due = spokenDay(shanghaiDay(claimed.dueAt))
  const where = stationName(claimed.station, desk.county)
  await tellAsker(
    desk,
    claimed,
    `您的事有人接了，编号 ${number}。\n接的人：${where}的${staff.name}。\n最晚${due}会办完或告诉您到哪一步。\n想问到哪了，发“查进度”。急事打 12348。`,
  )
  return say(
    `接单成功。\n${await caseText(desk, claimed)}\n有进展发：办 ${number} 进展。办完发：结 ${number} 解决`,
  )
}

async function takenWords(desk: Desk, staff: Staff, theCase: Case): Promise<string> {
  const number = shortNumber(theCase)
  if (theCase.state === 'closed' || theCase.state === 'withdrawn') return `${number} 已经结束了，不用接。`
  if (theCase.owner === staff.id) return `${number} 您已经接了。`
  const owner = theCase.owner ? await desk.stores.staff.byId(theCase.owner) : undefined
  return `没接上：${number} 已经被${owner?.name ?? '别人'}接了。`
}

/** 退: back to waiting, with a reason; one level up when nobody else here may take it. */
export async function handBackCase(
  desk: Desk,
  staff: Staff,
  what: { theCase: Case; reason: string },
): Promise<OutboundMessage> {
  const { theCase, reason } = what
  const number = shortNumber(theCase)
  if (!isRunning(theCase)) return say(`${number} 不在办理中，不用退。`)
  if (!reason) return say(`请写退回的原因，比如：退 ${number} 不归我们管`)
  const back = await appendByStaff(desk, staff, {
    theCase,
    body: { kind: 'handed-back', reason },
    action: 'hand-back',
  })
  if (!back) return say(CHANGED)
  const placed = (await hasTaker(desk, back, staff.id)) ? back : await climbFrom(desk, back)
  await notifyStaff(desk, placed)
  await tellAsker(
    desk,
    placed,
    `您的事（编号 ${number}）换人办，已经转到${stationName(placed.station, desk.county)}。\n有人接了马上告诉您。急事打 12348。`,
  )
  return say(`已退回 ${number}，现在在${stationName(placed.station, desk.county)}等人接。`)
}

/** 补: the asker is told what is missing and how to send it. */
export async function requestMaterial(
  desk: Desk,
  staff: Staff,
  what: { theCase: Case; note: string },
): Promise<OutboundMessage> {
  const { theCase, note } = what
  const number = shortNumber(theCase)
  if (!isRunning(theCase)) return say(`${number} 不在办理中。要办先发：接 ${number}`)
  if (!note) return say(`请写要补什么，比如：补 ${number} 欠条的照片`)
  if (openPlaces(note).length > 0) return say(unfilledWords(note))
  const done = await appendByStaff(desk, staff, {
    theCase,
    body: { kind: 'material-requested', note },
    action: 'request-material',
  })
  if (!done) return say(CHANGED)
  await tellAsker(
    desk,
    done,
    `您的事（编号 ${number}）还差材料：\n${note}\n能拍照就发来，发不了就带到站里。要说的话写成：补充 您的话。\n不会弄就打 12348。`,
  )
  return say(`已经告诉当事人补材料：${number}`)
}

/** 办: a line of progress, passed on to the asker. */
export async function noteProgress(
  desk: Desk,
  staff: Staff,
  what: { theCase: Case; note: string },
): Promise<OutboundMessage> {
  const { theCase, note } = what
  const number = shortNumber(theCase)
  if (!isRunning(theCase)) return say(`${number} 不在办理中。要办先发：接 ${number}`)
  if (!note) return say(`请写进展，比如：办 ${number} 已经给老板打了电话`)
  if (openPlaces(note).length > 0) return say(unfilledWords(note))
  const done = await appendByStaff(desk, staff, {
    theCase,
    body: { kind: 'progress-noted', note },
    action: 'progress',
  })
  if (!done) return say(CHANGED)
  await tellAsker(
    desk,
    done,
    `您的事（编号 ${number}）有进展：\n${note}\n办的人：${staff.name}。急事打 12348。`,
  )
  return say(`记下了，也告诉了当事人：${number}`)
}

/** 记: a line for whoever works on the case; the asker never reads it. */
export async function remark(
  desk: Desk,
  staff: Staff,
  what: { theCase: Case; text: string },
): Promise<OutboundMessage> {
  const { theCase, text } = what
  const number = shortNumber(theCase)
  if (!isOpen(theCase)) return say(`${number} 已经结束了。`)
  if (!text) return say(`请写要记的，比如：记 ${number} 老板电话打不通`)
  const body = { kind: 'remarked', remark: text } as const
  const done = await appendByStaff(desk, staff, { theCase, body, action: 'remark' })
  return say(done ? `记下了，只有办案的人能看：${number}` : CHANGED)
}

/** 转: to another station by name; its people are told. */
export async function transferCase(
  desk: Desk,
  staff: Staff,
  what: { theCase: Case; to: string },
): Promise<OutboundMessage> {
  const { theCase, to } = what
  const number = shortNumber(theCase)
  const station = findStationByName(to, desk.county)
  if (!station) return say(`没有找到“${to}”这个站点。请写站点名，比如：转 ${number} 城关`)
  if (theCase.sealed && station.level !== 'county') return say(`${number} 要保密，只能留在县里。`)
  if (theCase.excluded.includes(station.id))
    return say(`${station.name}和这件事有牵连，不能转给它。请转给县里。`)
  if (!isOpen(theCase)) return say(`${number} 已经结束了。`)
  const done = await appendByStaff(desk, staff, {
    theCase,
    body: { kind: 'transferred', station: station.id },
    action: 'transfer',
  })
  if (!done) return say(CHANGED)
  await notifyStaff(desk, done)
  await tellAsker(
    desk,
    done,
    `您的事（编号 ${number}）转到${station.name}了。\n有人接了马上告诉您。急事打 12348。`,
  )
  return say(`已转给${station.name}：${number}\n转错了，10 秒内发：撤销`)
}

/** 结: needs the outcome said; 办结 and 解决 are two facts. */
export async function closeCase(
  desk: Desk,
  staff: Staff,
  what: { theCase: Case; text: string },
): Promise<OutboundMessage> {
  const { theCase, text } = what
  const number = shortNumber(theCase)
  if (!isRunning(theCase)) return say(`${number} 不在办理中。要办先发：接 ${number}`)
  const members = (await desk.stores.groups.codeOf(theCase.id))
    ? await desk.stores.groups.members(theCase.id)
    : []
  const outcome = parseOutcome(text, Math.max(1, members.length))
  if (!outcome)
    return say(
      `${number} 解决了吗？\n有钱要回来的，可以发：结 ${number} 解决 3人 30000元`,
      closeOptions(caseNumber(theCase)),
    )
  const done = await appendByStaff(desk, staff, {
    theCase,
    body: { kind: 'closed', outcome },
    action: 'close',
  })
  if (!done) return say(CHANGED)
  const words = outcome.solved ? '办完了，结果是：解决了。' : `办完了，结果是：${resultWords(outcome)}。`
  await askAsker(
    desk,
    done,
    say(
      `您的事（编号 ${number}）${words}\n您看办得怎么样？没解决的，上一级会重新办。\n也可以打 12348。`,
      ratingOptions(caseNumber(done)),
    ),
  )
  const sum = `${outcome.people} 人，要回 ${fenToYuan(outcome.recoveredFen)} 元`
  const end = outcome.solved ? '解决' : resultWords(outcome)
  return say(`已办结 ${number}：${end}，${sum}。\n写错了，10 秒内发：撤销`)
}

/** Said when a text for the asker still holds a place of a canned reply. */
export function unfilledWords(text: string): string {
  return `还有没填的空：${openPlaces(text).join('、')}。填好再发，当事人才看得懂。`
}

export const CHANGED = '刚才别人动了这个案件，您的没记上。请再看一眼再发。'

function resultWords({ result }: CaseOutcome): string {
  return result === undefined ? '没能解决' : RESULT_LABELS[result]
}

function ratingOptions(number: string) {
  return Object.entries(RATING_LABELS).map(([rating, label]) => ({ label, value: `评 ${number} ${rating}` }))
}

function closeOptions(number: string) {
  return [
    { label: '解决了', value: `结 ${number} 解决` },
    { label: '没解决', value: `结 ${number} 没解决` },
  ]
}

function isRunning(theCase: Case): boolean {
  return theCase.state === 'active' || theCase.state === 'needs-material'
}

/** One line of the log by a member of staff, with its line of audit; undefined when somebody was faster. */
export async function appendByStaff(
  desk: Desk,
  staff: Staff,
  change: { theCase: Case; body: CaseEventBody; action: string },
): Promise<Case | undefined> {
  const { theCase, body, action } = change
  const done = await desk.stores.cases.append(theCase, {
    at: desk.now,
    actor: { kind: 'staff', id: staff.id },
    body,
  })
  if (done) await audit(desk, { staff, action, theCase, result: 'done' })
  return done
}
