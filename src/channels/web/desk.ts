import type { CalculatorDesk } from '../../ports/calculator-desk.ts'
import type { Receive } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Ids } from '../../ports/ids.ts'
import type { Log } from '../../ports/log.ts'
import type { WordsInDanger } from '../../ports/words-in-danger.ts'
import type { PageFiles } from './page-files.ts'
import type { Reading } from './read-thread.ts'
import type { Sessions } from './session.ts'

/** What every route of the page works with. */
export interface Desk extends Reading {
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly countyName: string
  readonly files: PageFiles
  readonly calculatorDesk?: CalculatorDesk | undefined
  readonly sessions: Sessions
  readonly wordsInDanger?: WordsInDanger | undefined
  /** Keeps the bytes of a photo and names them for its message. */
  readonly dropPhoto: (bytes: Uint8Array, now: number) => Promise<string>
  /** Undefined before start and after stop: then nothing is taken in. */
  readonly receive: () => Receive | undefined
}
