import { hashSync } from '@node-rs/argon2'
import { type ChannelView, createConsole } from '../../src/console/index.ts'
import { buildKnowledge } from '../../src/core/knowledge/built-knowledge.ts'
import { createLiveKnowledge } from '../../src/core/knowledge/live-knowledge.ts'
import { createCurrentCounty } from '../../src/core/places/current-county.ts'
import type { Case, CaseOpening } from '../../src/domain/casework/case.ts'
import type { Entry } from '../../src/domain/knowledge/entry.ts'
import type { KnowledgeBase, Law } from '../../src/domain/knowledge/knowledge-base.ts'
import type { Capabilities } from '../../src/domain/message/capabilities.ts'
import type { Staff } from '../../src/domain/people/staff.ts'
import type { County, Station } from '../../src/domain/place/station.ts'
import type { Database } from '../../src/ports/database.ts'
import { createCipher } from '../../src/storage/cipher.ts'
import { createIds } from '../../src/storage/ids.ts'
import { openDatabase } from '../../src/storage/open-database.ts'
import { createBrowser, type TestBrowser } from './console-browser.ts'

const IDS = createIds()

export const PASSWORD = '门前那棵核桃树今年又结果了'
/** Cheap to check, so that tests are quick; the cost of real hashes has its own test. */
const PASSWORD_HASH = hashSync(PASSWORD, { memoryCost: 64, timeCost: 1 })

/** 2026-11-22 10:00 in Shanghai, a Sunday. */
const START = Date.parse('2026-11-22T10:00:00+08:00')
export const MINUTE = 60_000
export const DAY = 86_400_000

const station = (id: string, name: string, rest: Partial<Station> & Pick<Station, 'level'>): Station => ({
  id,
  name,
  parent: 'county',
  routes: [],
  ...rest,
})

export const COUNTY: County = {
  id: 'shifan',
  name: '示范县',
  towns: [
    { code: 't1', name: '示范一镇', aliases: [], ambiguous: false },
    { code: 't2', name: '示范二镇', aliases: [], ambiguous: false },
  ],
  villages: [{ code: 'v1', name: '示范一村', town: 't1', aliases: [] }],
  stations: [
    { id: 'county', name: '示范县公共法律服务中心', level: 'county', routes: [] },
    station('town-t1', '示范一镇司法所', { level: 'town', town: 't1' }),
    station('town-t2', '示范二镇司法所', { level: 'town', town: 't2' }),
    station('village-v1', '示范一村服务室', {
      level: 'village',
      parent: 'town-t1',
      town: 't1',
      village: 'v1',
    }),
  ],
  handleWithinWorkingDays: 7,
  closedDays: [],
  workDays: [],
}

export const PEOPLE = {
  admin: { id: 'id-admin', name: '测试员甲', role: 'admin', station: 'county', active: true },
  duty: { id: 'id-duty', name: '测试员乙', role: 'duty', station: 'county', active: true },
  lawyer: { id: 'id-lawyer', name: '测试员丙', role: 'lawyer', station: 'county', active: true },
  here: { id: 'id-here', name: '测试员丁', role: 'station', station: 'town-t1', active: true },
  elsewhere: { id: 'id-elsewhere', name: '测试员戊', role: 'station', station: 'town-t2', active: true },
  village: { id: 'id-village', name: '测试员己', role: 'station', station: 'village-v1', active: true },
  disabled: { id: 'id-disabled', name: '测试员庚', role: 'station', station: 'town-t1', active: true },
} as const satisfies Record<string, Staff>

export type PersonName = keyof typeof PEOPLE

export interface ConsoleRig {
  readonly database: Database
  readonly console: ReturnType<typeof createConsole>
  /** How often the sender was woken. */
  queued(): number
  readonly errors: string[]
  now(): number
  pass(ms: number): void
  showChannels(channels: readonly ChannelView[]): void
  browser(): TestBrowser
  /** A browser in which this person has signed in. */
  signedIn(person: PersonName): Promise<TestBrowser>
  /** As if this person had turned codes on; whoever is signed in stays so. */
  turnCodesOn(person: PersonName): Promise<void>
  openCase(facts?: Partial<CaseOpening> & { readonly at?: string }): Promise<Case>
  /** The same, already taken by this person. */
  takenCase(by: PersonName, facts?: Partial<CaseOpening> & { readonly at?: string }): Promise<Case>
  close(): Promise<void>
}

const WIDE: Capabilities = {
  maxTextBytes: 16_384,
  maxTextChars: 4096,
  buttons: true,
  pull: false,
}

export interface RigSettings {
  readonly people?: boolean
  readonly secureCookies?: boolean
  readonly county?: County
  readonly entries?: readonly Entry[]
  readonly laws?: ReadonlyMap<string, Law>
  /** What is done to the database the console sees. */
  readonly wrap?: (database: Database) => Database
}

/** The console on a database in memory, a county of four stations and seven people, one of them disabled. */
export async function startConsole(settings: RigSettings = {}): Promise<ConsoleRig> {
  const database = await openDatabase(
    { kind: 'sqlite', file: ':memory:' },
    { cipher: createCipher(new Uint8Array(32).fill(7)) },
  )
  let now = START
  let queued = 0
  let channels: readonly ChannelView[] = []
  const errors: string[] = []
  if (settings.people !== false) await addPeople(database)
  const base: KnowledgeBase = {
    ...{ entries: settings.entries ?? [], laws: settings.laws ?? new Map(), dangers: [] },
    interviews: new Map(),
    lexicon: { synonyms: [], homophones: new Map(), terms: new Map(), officialese: new Map() },
  }
  const live = createLiveKnowledge({ base, built: buildKnowledge(base) }, { database, build: buildKnowledge })
  const configured = settings.county ?? COUNTY
  await database.stores.places.replace({ villages: configured.villages, stations: [] })
  const county = await createCurrentCounty(configured, database)
  const staffConsole = createConsole({
    database: settings.wrap?.(database) ?? database,
    county: county.now,
    refreshCounty: county.refresh,
    clock: { now: () => now },
    ids: IDS,
    log: { info: () => {}, warn: () => {}, error: (event, error) => void errors.push(`${event} ${error}`) },
    capabilitiesOf: () => WIDE,
    channels: () => channels,
    knowledge: () => ({ ...live.now(), lintRules: { officialese: new Map(), allowedCharacters: new Set() } }),
    refreshKnowledge: live.refresh,
    papers: { forms: new Map(), publicUrl: 'https://xiangfa.test' },
    workbook: async (tables) => new TextEncoder().encode(tables.map(({ title }) => title).join()),
    onQueued: () => {
      queued += 1
    },
    secureCookies: settings.secureCookies ?? false,
  })
  const browser = () => createBrowser(staffConsole, settings.secureCookies ?? false)
  const openCase: ConsoleRig['openCase'] = ({ at = 'town-t1', ...facts } = {}) =>
    database.transaction(async ({ cases }) =>
      cases.open(
        {
          ...PLAIN_CASE,
          id: IDS.uuid(),
          serial: await cases.nextSerial(2026),
          openedAt: now,
          ...facts,
        },
        { at: now, actor: { kind: 'system' }, body: { kind: 'routed', station: at, hops: [] } },
      ),
    )
  return {
    database,
    console: staffConsole,
    queued: () => queued,
    errors,
    now: () => now,
    pass: (ms) => {
      now += ms
    },
    showChannels: (shown) => {
      channels = shown
    },
    browser,
    async signedIn(person) {
      const fresh = browser()
      await fresh.signIn(PEOPLE[person].name, PASSWORD)
      return fresh
    },
    async turnCodesOn(person) {
      const { secondFactors } = database.stores
      await secondFactors.begin(PEOPLE[person].id, 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP')
      await secondFactors.turnOn(PEOPLE[person].id, [`SPARE${person}`])
    },
    openCase,
    async takenCase(by, facts) {
      const opened = await openCase(facts)
      const id = PEOPLE[by].id
      const event = { at: now, actor: { kind: 'staff', id }, body: { kind: 'claimed', staff: id } } as const
      const taken = await database.stores.cases.append(opened, event)
      if (!taken) throw new Error('nobody else was there to take it')
      return taken
    },
    close: () => database.close(),
  }
}

const PLAIN_CASE: Omit<CaseOpening, 'id' | 'serial' | 'openedAt'> = {
  year: 2026,
  dueAt: Date.parse('2026-11-30T18:00:00+08:00'),
  person: 'asker-1',
  chat: { channel: 'web', chat: 'chat-1' },
  topic: 'wages',
  route: 'labour_inspection',
  reason: 'asked-for-person',
  place: { town: 't1', village: 'v1' },
  sealed: false,
  excluded: [],
  words: '老板欠我三个月工钱',
}

async function addPeople(database: Database): Promise<void> {
  for (const person of Object.values(PEOPLE)) {
    await database.stores.staff.put(person)
    await database.stores.accounts.setPasswordHash(person.id, PASSWORD_HASH)
  }
  await database.stores.staff.put({ ...PEOPLE.disabled, active: false })
}
