import type { Case } from '../../../domain/casework/case.ts'
import type { Option } from '../../../domain/message/outbound-message.ts'
import type { StoredDocument } from '../../../ports/stores/document-store.ts'
import { releasedBubble, releasedPapers } from '../../casework/release-paper.ts'
import { NOT_IN_A_GROUP, sayOnly } from '../say-only.ts'
import type { Reply, Turn } from '../turn.ts'

const MOST_PAPERS = 4
const MOST_CASES = 5

/** The option where papers lie ready. */
export const FETCH_PAPERS: Option = { label: '拿文书', value: '拿文书' }

/** “拿文书”: every paper that staff have read for the asker, each with a fresh link. */
export async function fetchPapers(turn: Turn): Promise<Reply> {
  if (turn.message.group) return sayOnly(turn, NOT_IN_A_GROUP)
  const ready = (await readyPapers(turn)).slice(0, MOST_PAPERS)
  if (ready.length === 0) return sayOnly(turn, '现在没有等您拿的文书。要写一份，发“写申请书”。急事打 12348。')
  const desk = { ...turn, papers: turn.skills.papers }
  const messages = []
  for (const { theCase, paper } of ready) messages.push(await releasedBubble(desk, theCase, paper))
  return { messages, state: turn.state }
}

/** Papers of the asker's own cases that were given out, newest case first. */
export async function readyPapers(
  turn: Turn,
): Promise<readonly { readonly theCase: Case; readonly paper: StoredDocument }[]> {
  const { cases, documents } = turn.stores
  const own = await cases.list({ person: turn.person, limit: MOST_CASES })
  const found = await Promise.all(
    own.map(async (theCase) => {
      const released = releasedPapers(await cases.events(theCase.id))
      if (released.size === 0) return []
      const papers = await documents.ofCase(theCase.id)
      return papers.filter(({ id }) => released.has(id)).map((paper) => ({ theCase, paper }))
    }),
  )
  return found.flat()
}
