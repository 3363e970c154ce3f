import { setTimeout as sleep } from 'node:timers/promises'
import type { ChannelSettings } from './channels/index.ts'
import { createAlarmLoop, createTick } from './core/casework/alarms/alarm-loop.ts'
import type { Desk } from './core/casework/desk.ts'
import { handleMessage } from './core/conversation/handle-message.ts'
import { skillsOf } from './core/conversation/skills.ts'
import { createFileFetcher } from './core/delivery/file-fetcher.ts'
import { createInboxWorker } from './core/delivery/inbox-worker.ts'
import { createOutboxSender } from './core/delivery/outbox-sender.ts'
import { handPoisonToStaff } from './core/delivery/poison.ts'
import { createPulse, type Pulse } from './core/delivery/pulse.ts'
import { createReceive } from './core/delivery/receive.ts'
import { createTellInDanger } from './core/delivery/tell-in-danger.ts'
import { createWordsInDanger } from './core/delivery/words-in-danger.ts'
import type { WorkLoop } from './core/delivery/work-loop.ts'
import { type BuiltKnowledge, buildKnowledge } from './core/knowledge/built-knowledge.ts'
import { createLiveKnowledge, type LiveKnowledge } from './core/knowledge/live-knowledge.ts'
import { type CurrentCounty, createCurrentCounty } from './core/places/current-county.ts'
import { createCalculatorDesk } from './core/reckoning/calculator-desk.ts'
import { createDownloads } from './documents/download.ts'
import type { Capabilities } from './domain/message/capabilities.ts'
import type { Channel, Receive } from './ports/channel.ts'
import type { Clock } from './ports/clock.ts'
import type { Database, Stores } from './ports/database.ts'
import type { Ids } from './ports/ids.ts'
import type { Log } from './ports/log.ts'
import type { WordsInDanger } from './ports/words-in-danger.ts'
import { createIds } from './storage/ids.ts'
import { systemClock } from './storage/system-clock.ts'
import type { Data, Knowledge } from './wiring/assembly.ts'
import { createHealth } from './wiring/health.ts'
import { type ChannelLine, createChannels, lineOf } from './wiring/make-channels.ts'
import type { Outside } from './wiring/outside.ts'
import { createOwnAdviser } from './wiring/own-adviser.ts'
import { createStaffConsole } from './wiring/staff-console.ts'
import { startWebServer, type WebServer } from './wiring/web-server.ts'
import { isGone, workerName } from './wiring/worker-name.ts'

/** What an app is made of; tests hand in their own clock and channels. */
export interface AppParts {
  readonly settings: ChannelSettings
  readonly knowledge: Knowledge
  readonly data: Data
  readonly log: Log
  readonly clock?: Clock
  readonly ids?: Ids
  /** Replaces the configured channels. */
  readonly channels?: readonly Channel[]
  /** False: what the clock brings about happens only when `tick` is called. */
  readonly ticks?: boolean
  /** Language model and speech recognition. Absent: neither. */
  readonly outside?: Outside | undefined
}

/** The running program. */
export interface App {
  readonly receive: Receive
  readonly channels: () => readonly ChannelLine[]
  /** Reminders, hand-overs and morning lists that are due now; runs by itself while the app runs. */
  readonly tick: () => Promise<number>
  /** Starts workers and channels; the web server too when an address is given. */
  start(at?: { host: string; port: number }): Promise<{ readonly url: string | undefined }>
  /** Takes nothing new, finishes what is in hand, closes the database. */
  stop(): Promise<void>
  /** A one-time link for the first administrator, while there is none. */
  setupLink(base: string): Promise<string | undefined>
}

/** A channel that is switched off is treated as the narrowest: nothing is lost when it comes back. */
const NARROWEST: Capabilities = {
  maxTextBytes: 2000,
  maxTextChars: 600,
  buttons: false,
  pull: false,
}
const REFRESH_MS = 30_000

/** Builds everything by hand, once. Nothing runs before `start`. */
export async function createApp(parts: AppParts): Promise<App> {
  const { data, knowledge, log } = parts
  const { database } = data
  const clock = parts.clock ?? systemClock
  const ids = parts.ids ?? createIds()
  const county = await createCurrentCounty(knowledge.county, database)
  const live = createLiveKnowledge(
    { base: knowledge.loaded.base, built: { ...knowledge, base: knowledge.loaded.base } },
    { database, build: buildKnowledge },
  )
  await live.refresh()
  const wordsInDanger = createWordsInDanger(() => live.now().answerer.triage)
  const made = parts.channels
    ? { on: parts.channels.map((channel) => ({ channel, label: channel.name })), off: [] }
    : await createChannels(parts.settings, {
        ...{ clock, ids, log },
        threads: database.stores.threads,
        dropPhoto: database.stores.attachments.drop,
        documents: database.stores.documents,
        storage: database,
        ...{ wordsInDanger, countyName: knowledge.county.name },
        calculatorDesk: createCalculatorDesk({ ...knowledge, clock, county: county.now }),
      })
  const byName = new Map(made.on.map(({ channel }) => [channel.name, channel]))
  const pulse = createPulse({ database, clock, log })
  const bench: Bench = { parts, clock, ids, county, live, byName, pulse, wordsInDanger }
  const { inbox, sender, fetcher, receive } = createWorkers(bench)
  const tick = createTick({ database, log, deskOf: deskOf(bench), now: () => clock.now() })
  const alarms = createAlarmLoop({ tick, log, onQueued: sender.wake })
  const channels = () => [...made.on.map(lineOf), ...made.off]
  const console_ = createOwnConsole(bench, { channels, onQueued: sender.wake })
  const mounts = [
    ...createHealth({
      database,
      channels,
      findings: knowledge.loaded.findings.length,
      isWell: pulse.isWell,
    }),
    console_,
    createDownloads({ documents: database.stores.documents, now: clock.now }),
    ...made.on.flatMap(({ channel }) => channel.http ?? []),
  ]
  let server: WebServer | undefined
  let refresh: NodeJS.Timeout | undefined

  return {
    receive,
    channels,
    tick,
    setupLink: console_.setupLink,
    async start(at) {
      await freeLeasesOfTheGone(database, clock)
      inbox.start()
      sender.start()
      fetcher.start()
      pulse.start()
      if (parts.ticks !== false) alarms.start()
      refresh = refreshOften([county, live], log)
      if (at) server = await startWebServer(mounts, at)
      await Promise.all(made.on.map(({ channel }) => channel.start(receive)))
      return { url: server?.url }
    },
    async stop() {
      clearInterval(refresh)
      const loops = [alarms, pulse, sender, inbox, fetcher]
      await stopAll([...loops, ...byName.values(), ...(server ? [server] : [])], log)
      await database.close()
    },
  }
}

/** What does not end by itself in this time is left to the next start: all of it is on disk. */
const STOP_WITHIN_MS = 9000

async function stopAll(parts: readonly { stop(): Promise<void> }[], log: Log): Promise<void> {
  const stopping = Promise.all(
    parts.map((part) => part.stop().catch((error: unknown) => log.error('stop', error))),
  )
  await Promise.race([stopping, sleep(STOP_WITHIN_MS, undefined, { ref: false })])
}

/** Before our own workers begin: who was killed mid-work on this machine holds nobody's answer up. */
function freeLeasesOfTheGone(database: Database, clock: Clock): Promise<void> {
  return database.transaction(async ({ inbox, outbox }) => {
    const now = clock.now()
    await inbox.freeLeases({ isGone, now })
    await outbox.freeLeases({ isGone, now })
  })
}

/** What the parts below share. */
interface Bench {
  readonly parts: AppParts
  readonly clock: Clock
  readonly ids: Ids
  readonly county: CurrentCounty
  readonly live: LiveKnowledge<BuiltKnowledge>
  readonly byName: ReadonlyMap<string, Channel>
  readonly pulse: Pulse
  readonly wordsInDanger: WordsInDanger
}

function capabilitiesOf({ byName }: Bench): (name: string) => Capabilities {
  return (name) => byName.get(name)?.capabilities ?? NARROWEST
}

function deskOf(bench: Bench): (stores: Stores) => Desk {
  const { clock, ids, county } = bench
  return (stores) => ({
    ...{ stores, ids, county: county.now(), now: clock.now() },
    capabilitiesOf: capabilitiesOf(bench),
  })
}

interface Workers {
  readonly inbox: WorkLoop
  readonly sender: WorkLoop
  readonly fetcher: WorkLoop
  readonly receive: Receive
}

function createWorkers(bench: Bench): Workers {
  const { parts, clock, ids, live, byName } = bench
  const { log, knowledge } = parts
  const { database, cipher } = parts.data
  const worker = workerName(ids.code())
  const { findConflict, calculators, whoPays } = knowledge
  const adviser = createOwnAdviser({
    ...{ outside: parts.outside, data: parts.data, clock, county: bench.county, channels: byName },
    entries: () => live.now().base.entries,
    log,
  })
  const papers = { ...knowledge.papers, publicUrl: parts.settings.PUBLIC_URL }
  const given = { findConflict, papers, calculators, whoPays }
  const skillsNow = () => ({ ...skillsOf(live.now(), given), canAsk: adviser.can })
  const desk = deskOf(bench)
  const sender = createOutboxSender({ database, clock, log, worker, channels: byName })
  const inbox = createInboxWorker({
    database,
    clock,
    log,
    worker,
    adviser,
    handle: (stores, message, advice) =>
      handleMessage(desk(stores), message, { skills: skillsNow(), cipher, advice }),
    onHandled: sender.wake,
    onPoison: (stores, message) =>
      handPoisonToStaff(desk(stores), message, cipher.pseudonym(`${message.channel}:${message.sender}`)),
  })
  return {
    inbox,
    sender,
    fetcher: createFileFetcher({ database, clock, log, channels: byName }),
    receive: createReceive({
      ...{ database, clock, onAccepted: inbox.wake, isFull: bench.pulse.isFull },
      onLate: createTellInDanger({ channels: byName, wordsInDanger: bench.wordsInDanger, log }),
    }),
  }
}

function createOwnConsole(
  bench: Bench,
  more: { channels: () => readonly ChannelLine[]; onQueued: () => void },
) {
  const { parts, clock, ids, county } = bench
  return createStaffConsole({
    database: parts.data.database,
    county: county.now,
    refreshCounty: county.refresh,
    clock,
    ids,
    log: parts.log,
    capabilitiesOf: capabilitiesOf(bench),
    channels: () => more.channels().map(({ name, label, status, qr }) => ({ name, label, ...status, qr })),
    onQueued: more.onQueued,
    knowledge: () => ({ ...bench.live.now(), lintRules: parts.knowledge.lintRules }),
    refreshKnowledge: bench.live.refresh,
    model: modelLine(parts.outside),
    papers: { ...parts.knowledge.papers, publicUrl: parts.settings.PUBLIC_URL },
    // Loaded with the first download: the server runs without it.
    workbook: async (tables) => (await import('./cli/xlsx.ts')).tablesToXlsx(tables),
    secureCookies: parts.settings.PUBLIC_URL?.startsWith('https:') ?? false,
  })
}

function modelLine(outside: Outside | undefined): { name: string; perDay: number } | undefined {
  const desk = outside?.model
  return desk && { name: desk.model.name, perDay: desk.limits.perDay }
}

/** What another process imported or published is seen here without a restart. */
function refreshOften(parts: readonly { refresh(): Promise<void> }[], log: Log): NodeJS.Timeout {
  const timer = setInterval(() => {
    for (const part of parts) part.refresh().catch((error: unknown) => log.error('refresh', error))
  }, REFRESH_MS)
  return timer.unref()
}
