import { type Case, OPEN_STATES } from '../../../domain/casework/case.ts'
import { isOfficeDay } from '../../../domain/clocks/office-time.ts'
import { instant } from '../../../domain/clocks/read-clock.ts'
import { say } from '../../../domain/message/outbound-message.ts'
import { canOnCase } from '../../../domain/people/policy.ts'
import type { Staff } from '../../../domain/people/staff.ts'
import { shanghaiDay, spokenDay } from '../../../domain/shanghai-time.ts'
import { caseLine } from '../describe-case.ts'
import { type Desk, staffActor } from '../desk.ts'
import { sendTo } from '../send-to.ts'
import { clockFace } from '../working-days.ts'
import { type Crew, presence, readCrew } from './crew.ts'

const MOST_LINES = 8

/**
 * Once on every working day, from opening time on: each station with people hears what is due and what waits. After a
 * stop the list of today still comes, those of days gone by do not. Returns how many people were written to.
 */
export async function sendMorningLists(desk: Desk): Promise<number> {
  const { stores, now, county } = desk
  const face = clockFace(county)
  const today = shanghaiDay(now)
  if (!isOfficeDay(today, face) || now < instant(today, face.opensAt) || now >= instant(today, face.closesAt))
    return 0
  const crew = await readCrew(desk)
  const here = crew.staff.filter(({ id }) => presence(crew, id) === 'here' && crew.chats.has(id))
  let written = 0
  for (const [station, people] of Map.groupBy(here, (member) => member.station)) {
    if (!(await stores.notices.once(`morning:${today}:${station}`))) continue
    const cases = await stores.cases.list({ states: OPEN_STATES, stations: [station] })
    for (const member of people) written += await writeMorning(desk, { crew, member, cases })
  }
  return written
}

async function writeMorning(
  desk: Desk,
  { crew, member, cases }: { crew: Crew; member: Staff; cases: readonly Case[] },
): Promise<number> {
  const actor = staffActor(member, desk.county)
  const owned = await desk.stores.cases.list({ states: OPEN_STATES, owner: member.id })
  const all = [...new Map([...cases, ...owned].map((one) => [one.id, one])).values()]
  const text = morningWords(
    desk,
    member,
    all.filter((theCase) => canOnCase(actor, 'see', theCase)),
  )
  if (text === undefined) return 0
  for (const address of crew.chats.get(member.id) ?? []) {
    await sendTo(desk.stores, { address, messages: [say(text)] }, desk)
  }
  return 1
}

function morningWords(desk: Desk, member: Staff, cases: readonly Case[]): string | undefined {
  const today = shanghaiDay(desk.now)
  const dueBy = (theCase: Case) => theCase.nextDue?.at ?? theCase.dueAt
  const byDue = cases.toSorted((one, two) => dueBy(one) - dueBy(two))
  const mine = byDue.filter(({ owner }) => owner === member.id)
  const due = byDue.filter((theCase) => theCase.owner !== undefined && shanghaiDay(dueBy(theCase)) <= today)
  const waiting = byDue.filter(({ state }) => state === 'waiting')
  if (mine.length === 0 && due.length === 0 && waiting.length === 0) return undefined
  const part = (title: string, some: readonly Case[]) =>
    some.length === 0
      ? []
      : [
          `${title} ${some.length} 件：`,
          ...some.slice(0, MOST_LINES).map((one) => caseLine(one, desk.county, desk.now)),
        ]
  return [
    `${spokenDay(today)}，今天的事：`,
    ...part('今天到期和过期', due),
    ...part('等人接', waiting),
    `您手上在办 ${mine.length} 件。发“待接”看全部。`,
  ].join('\n')
}
