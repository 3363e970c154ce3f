import type { Case } from '../../domain/casework/case.ts'
import type { CaseEventBody } from '../../domain/casework/case-event.ts'
import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { AskerPlace } from '../../domain/place/place.ts'
import type { County } from '../../domain/place/station.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import type { Database, Stores } from '../../ports/database.ts'
import { dueAt } from '../casework/due-at.ts'
import { createRandom, type Random } from '../random/random.ts'
import { demoStaff, demoVillages } from './demo-places.ts'

const DAY_MS = 86_400_000
const CONSULTATIONS = 360
const CASE_EVERY = 5
const CHANNELS = ['web', 'web', 'telegram', 'wechaty'] as const

/** What seeding needs. */
export interface SeedParts {
  readonly database: Database
  readonly county: County
  readonly entries: readonly AnswerEntry[]
  readonly now: number
}

interface Seeding extends SeedParts {
  readonly random: Random
  readonly staff: readonly Staff[]
  readonly stores: Stores
}

/** Fills an empty database with one invented year up to `now`. Does nothing when there are staff already. */
export async function seedYear(parts: SeedParts): Promise<{ readonly seeded: boolean }> {
  if ((await parts.database.stores.staff.list()).length > 0) return { seeded: false }
  const random = createRandom(2026)
  const places = demoVillages(parts.county)
  const county = {
    ...parts.county,
    villages: places.villages,
    stations: [...parts.county.stations, ...places.stations],
  }
  const staff = demoStaff(county)
  await parts.database.transaction(async (stores) => {
    await stores.places.replace(places)
    for (const member of staff) await stores.staff.put(member)
    const seeding = { ...parts, county, random, staff, stores }
    const times = Array.from({ length: CONSULTATIONS }, () => parts.now - random.below(365 * DAY_MS)).sort(
      (a, b) => a - b,
    )
    for (const [at, time] of times.entries()) await seedOne(seeding, at, time)
  })
  return { seeded: true }
}

async function seedOne(seeding: Seeding, number: number, at: number): Promise<void> {
  const { random, stores, county } = seeding
  const entry = random.pick(seeding.entries)
  const village = random.pick(county.villages)
  const place: AskerPlace = random.chance(0.8) ? { town: village.town, village: village.code } : {}
  const person = `demo-person-${random.below(240)}`
  const channel = random.pick(CHANNELS)
  const words = random.pick(entry.questions)
  const opensCase = number % CASE_EVERY === 0
  await stores.consultations.add({
    id: `demo-consultation-${number}`,
    at,
    channel,
    person,
    topic: entry.topic,
    entry: entry.id,
    outcome: opensCase ? 'handover' : random.chance(0.9) ? 'answer' : 'clarify',
    confidence: 0.5 + random.below(50) / 100,
    place,
    words,
  })
  if (opensCase) await seedCase(seeding, { at, entry, place, person, channel, words, number })
}

interface Seed {
  readonly at: number
  readonly entry: AnswerEntry
  readonly place: AskerPlace
  readonly person: string
  readonly channel: string
  readonly words: string
  readonly number: number
}

async function seedCase(seeding: Seeding, seed: Seed): Promise<void> {
  const { stores, county, staff, random } = seeding
  const year = Number(shanghaiDay(seed.at).slice(0, 4))
  const station = seed.place.town ? `town-${seed.place.town}` : 'county'
  const opening = {
    id: `demo-case-${seed.number}`,
    year,
    serial: await stores.cases.nextSerial(year),
    openedAt: seed.at,
    dueAt: dueAt(seed.at, county),
    person: seed.person,
    chat: { channel: 'demo', chat: seed.person },
    topic: seed.entry.topic,
    route: seed.entry.route,
    reason: 'asked-for-person',
    place: seed.place,
    sealed: false,
    excluded: [],
    words: seed.words,
  } as const
  const routed = {
    at: seed.at,
    actor: { kind: 'system' },
    body: { kind: 'routed', station, hops: [] },
  } as const
  const opened = await stores.cases.open(opening, routed)
  const owner = staff.find((member) => member.station === station) ?? staff[0]
  if (owner && (seeding.now - seed.at > 10 * DAY_MS || random.chance(0.5))) await work(seeding, opened, owner)
}

/** A worker takes the case within a day or two and mostly brings it to an end. */
async function work(seeding: Seeding, opened: Case, owner: Staff): Promise<void> {
  const { random, now } = seeding
  const actor = { kind: 'staff', id: owner.id } as const
  let current = opened
  let at = opened.openedAt
  const happen = async (body: CaseEventBody, days: number) => {
    at += (1 + random.below(days * 24)) * 3_600_000
    if (at >= now) return false
    current = (await seeding.stores.cases.append(current, { at, actor, body })) ?? current
    return true
  }
  if (!(await happen({ kind: 'claimed', staff: owner.id }, 2))) return
  if (!(await happen({ kind: 'progress-noted', note: '已联系对方，约好到站里谈' }, 4))) return
  if (random.chance(0.15)) return
  const solved = random.chance(0.85)
  const people = random.chance(0.2) ? 2 + random.below(12) : 1
  const recoveredFen = solved && opened.topic === 'wages' ? people * (2_000 + random.below(30_000)) * 100 : 0
  await happen({ kind: 'closed', outcome: { solved, people, recoveredFen } }, 8)
}
