import { type Case, isOpen, shortNumber } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { StoredDocument } from '../../ports/stores/document-store.ts'
import { handOverWords } from '../documents/hand-over-words.ts'
import { freshFile, type Papers } from '../documents/papers.ts'
import type { Desk } from './desk.ts'
import { pushToAsker } from './notify-staff.ts'
import { appendByStaff, CHANGED } from './staff-acts.ts'

/** Papers as far as they are handed over. */
export type HandedPapers = Pick<Papers, 'forms' | 'publicUrl'>

/** Ids of the papers that were read and given to the asker. */
export function releasedPapers(events: readonly CaseEvent[]): ReadonlySet<string> {
  return new Set(events.flatMap(({ body }) => (body.kind === 'paper-released' ? [body.paper] : [])))
}

/**
 * Gives a paper under review to the asker, once. Where the case is sealed, the push says only that there is news:
 * another may be holding the phone, so the paper itself comes when they ask for it.
 */
export async function releasePaper(
  desk: Desk & { readonly papers: HandedPapers },
  staff: Staff,
  { theCase, paper }: { theCase: Case; paper: StoredDocument },
): Promise<OutboundMessage> {
  if (!isOpen(theCase)) return say(`${shortNumber(theCase)} 已经结束了，文书没有交出去。`)
  if (releasedPapers(await desk.stores.cases.events(theCase.id)).has(paper.id))
    return say(`《${paper.title}》已经交给当事人了，不用再交。`)
  const done = await appendByStaff(desk, staff, {
    ...{ theCase, action: 'release-paper' },
    body: { kind: 'paper-released', paper: paper.id, title: paper.title },
  })
  if (!done) return say(CHANGED)
  await pushToAsker(desk, done, await releasedBubble(desk, done, paper))
  return say(`《${paper.title}》交给当事人了，也记下了。`)
}

/** The paper with what to do next, and a link that was never given out before. */
export async function releasedBubble(
  desk: Pick<Desk, 'stores' | 'ids' | 'now'> & { readonly papers: HandedPapers },
  theCase: Case,
  paper: StoredDocument,
): Promise<OutboundMessage> {
  const form = desk.papers.forms.get(paper.form)
  const file = await freshFile(desk.papers, paper, desk)
  const first = '文书看过了，可以用。'
  const todo = ['纸上写着【待补】的，拿笔补上。']
  const words = form
    ? handOverWords(form, { first, todo, draft: paper.draft, route: theCase.route })
    : `${first}\n《${paper.title}》，编号 ${paper.draft}。`
  return { ...say(`${words}\n哪里不对，发“补充”加您的话。急事打 12348。`), file }
}
