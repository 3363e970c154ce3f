import type { ChatAddress } from '../../domain/message/inbound-message.ts'
import type { Option } from '../../domain/message/outbound-message.ts'

/** One line of a chat as its reader sees it. */
export interface ThreadItem {
  /** Grows along the thread; the reader asks for what comes after the last one it has. */
  readonly id: number
  readonly from: 'asker' | 'us'
  /** The asker's own dedup key, so that a page can tell which of its messages arrived. */
  readonly dedupKey?: string | undefined
  readonly text: string
  readonly options: readonly Option[]
  readonly tone: 'normal' | 'emergency'
  readonly at: number
}

/** The readable thread of a channel that is pulled, such as the web page. */
export interface ThreadStore {
  /** Erases every stored text of one chat, sent and received; unsent bubbles are kept. */
  erase(address: ChatAddress): Promise<void>
  read(address: ChatAddress, after: number): Promise<readonly ThreadItem[]>
}
