import type { HandedPapers } from '../core/casework/release-paper.ts'
import type { CapabilitiesOf } from '../core/casework/send-to.ts'
import type { BuiltKnowledge } from '../core/knowledge/built-knowledge.ts'
import type { TextRules } from '../core/knowledge/lint/lint-text.ts'
import type { Table } from '../core/reports/table.ts'
import type { Entry } from '../domain/knowledge/entry.ts'
import type { County } from '../domain/place/station.ts'
import type { ChannelStatus } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Database } from '../ports/database.ts'
import type { Ids } from '../ports/ids.ts'
import type { Log } from '../ports/log.ts'
import type { BackOff } from './account/back-off.ts'
import type { Passwords } from './account/passwords.ts'
import type { Sessions } from './account/sessions.ts'
import type { Asset } from './assets.ts'
import type { LiveFeed } from './live/live-feed.ts'

/** One channel as the operator sees it. */
export interface ChannelView extends ChannelStatus {
  readonly name: string
  /** What staff call it. */
  readonly label: string
  /** What a QR code that waits to be scanned says. It opens the account: for administrators only. */
  readonly qr?: string | undefined
}

/** The knowledge, and the rules its texts keep to. */
export interface OfficeKnowledge extends BuiltKnowledge {
  readonly lintRules: TextRules
}

/** What the console is given. */
export interface ConsoleOptions {
  readonly database: Database
  readonly county: () => County
  /** Called when something of the county was set. */
  readonly refreshCounty: () => Promise<void>
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly capabilitiesOf: CapabilitiesOf
  readonly channels: () => readonly ChannelView[]
  /** Called after a transaction that may have put bubbles into the outbox. */
  readonly onQueued: () => void
  /** What may be answered, always in its newest version. */
  readonly knowledge: () => OfficeKnowledge
  /** Called when something was published or taken back. */
  readonly refreshKnowledge: () => Promise<void>
  /** The language model that is asked, and how often at most in a day; absent: none is. */
  readonly model?: { readonly name: string; readonly perDay: number } | undefined
  /** How papers that were read are handed over. */
  readonly papers: HandedPapers
  /** Tables as one spreadsheet file. */
  readonly workbook: (tables: readonly Table[]) => Promise<Uint8Array>
  /** True when staff reach the console over TLS. */
  readonly secureCookies: boolean
}

/** What every page works with. */
export interface Office extends ConsoleOptions {
  readonly sessions: Sessions
  readonly passwords: Passwords
  readonly backOff: BackOff
  readonly styleSheet: Asset
  readonly script: Asset
  readonly liveFeed: LiveFeed
  readonly findEntries: (words: readonly string[]) => readonly Entry[]
}
