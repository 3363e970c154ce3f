import { type Case, caseNumber } from '../../domain/casework/case.ts'
import { addOfficeMinutes } from '../../domain/clocks/office-time.ts'
import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { County } from '../../domain/place/station.ts'
import { shanghaiDay, yearSpan } from '../../domain/shanghai-time.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { Database, Stores } from '../../ports/database.ts'
import type { Ids } from '../../ports/ids.ts'
import type { Log } from '../../ports/log.ts'
import { runAlarms } from '../casework/alarms/run-alarms.ts'
import type { Desk } from '../casework/desk.ts'
import { parseStaffCommand } from '../casework/parse-staff-command.ts'
import { runStaffCommand } from '../casework/run-staff-command.ts'
import { clockFace } from '../casework/working-days.ts'
import { handleMessage } from '../conversation/handle-message.ts'
import type { Skills } from '../conversation/turn.ts'
import { withImportedPlaces } from '../knowledge/load-county.ts'
import { createRandom, type Random } from '../random/random.ts'
import { demoStaff, demoVillages } from './demo-places.ts'
import { demoQuestions } from './demo-questions.ts'
import { type PlannedMatter, planYear } from './year-plan.ts'

const DAY_MS = 86_400_000
const CHANNEL = 'web'
const NOBODY = { near: false, rewrite: false, join: false, hear: false }
const OPEN_AT_THE_END = 12

/** What simulating needs. */
export interface SimulationParts {
  readonly database: Database
  readonly county: County
  readonly entries: readonly AnswerEntry[]
  /** Nobody else is asked: an invented year costs no model a thing. */
  readonly skills: Omit<Skills, 'canAsk'>
  readonly cipher: Pick<Cipher, 'pseudonym'>
  readonly ids: Ids
  readonly log: Log
  readonly now: number
  /** 1 is the whole county, the default. */
  readonly scale?: number
}

interface Simulation extends SimulationParts {
  readonly random: Random
  readonly staff: readonly Staff[]
  readonly acts: Act[]
}

/** Something somebody does at an instant. */
interface Act {
  readonly at: number
  readonly run: (desk: Desk) => Promise<void>
}

/**
 * Fills an empty database with the calendar year before `now`, invented, and a few matters of the last days: villagers
 * write, staff give their commands, the alarms look once a day. Everything goes the way of real messages. Does nothing
 * when there are staff already.
 */
export async function simulateYear(parts: SimulationParts): Promise<{ readonly seeded: boolean }> {
  if ((await parts.database.stores.staff.list()).length > 0) return { seeded: false }
  const places = demoVillages(parts.county)
  const county = withImportedPlaces(parts.county, places)
  const staff = demoStaff(county)
  const random = createRandom(2026)
  const year = yearSpan(String(Number(shanghaiDay(parts.now).slice(0, 4)) - 1))
  await parts.database.transaction(async (stores) => {
    await stores.places.replace(places)
    for (const member of staff) await hire(stores, member, year.from)
  })
  const simulation: Simulation = { ...parts, county, staff, random, acts: [] }
  planActs(simulation, year)
  await play(simulation)
  return { seeded: true }
}

async function hire(stores: Stores, member: Staff, now: number): Promise<void> {
  const code = `DEMO${member.id.toUpperCase().replace(/[^A-Z0-9]/g, '')}`
  await stores.staff.put(member)
  await stores.staff.putBindingCode(member.id, code, now + DAY_MS)
  await stores.staff.bind(code, { channel: CHANNEL, chat: member.id }, now)
}

function planActs(simulation: Simulation, year: { from: number; to: number }): void {
  const { random, now } = simulation
  const scale = simulation.scale ?? 1
  const days = [year.from, year.to - 1, now].map(shanghaiDay)
  const questions = demoQuestions(simulation.skills, simulation.entries, days)
  // What comes in December is still brought to its end within the year.
  const span = year.to - year.from - 30 * DAY_MS
  for (const [number, matter] of planYear(random, scale).entries()) {
    const at = year.from + 8 * 3_600_000 + Math.floor(matter.share * span)
    planMatter(simulation, { number, at, matter, words: random.pick(questions[matter.kind]) })
  }
  for (let number = 0; number < Math.ceil(OPEN_AT_THE_END * scale); number++) {
    const words = random.pick(questions[number % 2 === 0 ? 'dispute' : 'wages'])
    const matter = { kind: 'dispute', share: 0, accepted: false, solved: true, people: 1, yuan: 0 } as const
    const at = now - 1 - random.below(4 * DAY_MS)
    planMatter(simulation, { number: 10_000 + number, at, matter, words })
  }
}

interface Coming {
  readonly number: number
  readonly at: number
  readonly matter: PlannedMatter
  readonly words: string
}

function planMatter(simulation: Simulation, coming: Coming): void {
  const { random, county, acts } = simulation
  const chat = `demo-${coming.number}`
  const village = random.pick(county.villages)
  const town = county.towns.find(({ code }) => code === village.town)?.name ?? ''
  const says =
    coming.matter.kind === 'question'
      ? [coming.words]
      : [coming.words, '人工', `${town} ${village.name}`, '跳过']
  acts.push({
    at: coming.at,
    run: async (desk) => {
      for (const [step, text] of says.entries()) await write(simulation, desk, { chat, text, step })
      await planStaff(simulation, desk, { chat, coming })
    },
  })
}

async function write(
  simulation: Simulation,
  desk: Desk,
  letter: { chat: string; text: string; step: number },
): Promise<void> {
  const { chat, text, step } = letter
  const address = { channel: CHANNEL, chat, sender: chat, group: false }
  const message = {
    ...address,
    sentAt: desk.now,
    dedupKey: `${chat}-${step}`,
    content: { kind: 'text', text },
  } as const
  const skills = { ...simulation.skills, canAsk: NOBODY }
  await handleMessage(desk, message, { skills, cipher: simulation.cipher })
}

/** Once there is a case, its people work on it in the days that follow. */
async function planStaff(
  simulation: Simulation,
  desk: Desk,
  of: { chat: string; coming: Coming },
): Promise<void> {
  const person = simulation.cipher.pseudonym(`${CHANNEL}:${of.chat}`)
  const [theCase] = await desk.stores.cases.list({ person, limit: 1 })
  const owner = theCase && ownerFor(simulation, theCase)
  if (!theCase || !owner) return
  const face = clockFace(simulation.county)
  let at = desk.now
  for (const { minutes, text } of commandsFor(of.coming.matter, caseNumber(theCase))) {
    at = addOfficeMinutes(at, minutes + simulation.random.below(60), face)
    simulation.acts.push({ at, run: (later) => command(later, owner, text) })
  }
}

function ownerFor({ staff }: Simulation, theCase: Case): Staff | undefined {
  return (
    staff.find(({ station }) => station === theCase.station) ?? staff.find(({ role }) => role === 'lawyer')
  )
}

function commandsFor(matter: PlannedMatter, number: string): readonly { minutes: number; text: string }[] {
  const { kind, people, yuan, solved, accepted } = matter
  const sums = yuan > 0 ? ` 要${yuan}元 认${yuan}元 到手${yuan}元` : ''
  const end = solved ? `结 ${number} 解决 ${people}人${sums} 有调解协议书` : `结 ${number} 没解决 对方不肯谈`
  return [
    { minutes: 20, text: `接 ${number}` },
    ...(kind === 'legal-aid' ? [{ minutes: 60, text: `收件 ${number}` }] : []),
    ...(accepted ? [{ minutes: 300, text: `受理 ${number}` }] : []),
    ...(kind === 'legal-aid' ? [{ minutes: 300, text: `指派 ${number}` }] : []),
    { minutes: 500, text: `办 ${number} 已联系对方，约好到站里谈` },
    { minutes: 900, text: end },
  ]
}

async function command(desk: Desk, staff: Staff, text: string): Promise<void> {
  const command_ = parseStaffCommand(text)
  if (command_) await runStaffCommand(desk, { staff, command: command_ })
}

/** Acts in the order of their time, a day to a transaction; the alarms look after each day. */
async function play(simulation: Simulation): Promise<void> {
  const { acts, now } = simulation
  for (;;) {
    acts.sort((one, two) => one.at - two.at)
    const first = acts[0]
    if (!first || first.at > now) break
    const day = shanghaiDay(first.at)
    const count = acts.findIndex(({ at }) => shanghaiDay(at) !== day || at > now)
    const today = acts.splice(0, count < 0 ? acts.length : count)
    await simulation.database.transaction(async (stores) => {
      for (const { at, run } of today) await run(deskOf(simulation, at)(quiet(stores)))
    })
    await look(simulation, today.at(-1)?.at ?? first.at)
  }
  await look(simulation, now)
}

async function look(simulation: Simulation, at: number): Promise<void> {
  const { database, log } = simulation
  const parts = { database, log, deskOf: (stores: Stores) => deskOf(simulation, at)(quiet(stores)) }
  while ((await runAlarms(parts)) > 0);
}

function deskOf({ county, ids }: Simulation, at: number): (stores: Stores) => Desk {
  const wide = { maxTextBytes: 16_384, maxTextChars: 4096, buttons: true, pull: true }
  return (stores) => ({ stores, county, ids, now: at, capabilitiesOf: () => wide })
}

/** Nobody reads what is said in an invented year. */
function quiet(stores: Stores): Stores {
  return {
    ...stores,
    outbox: { ...stores.outbox, put: async () => undefined },
    attempt: (work) => stores.attempt((inner) => work(quiet(inner))),
  }
}
