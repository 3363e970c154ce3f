import { type Case, OPEN_STATES, shortNumber } from '../../../domain/casework/case.ts'
import type { DocumentForm } from '../../../domain/documents/document-form.ts'
import { needsReview } from '../../../domain/documents/document-form.ts'
import { ROUTE_NAMES, type Route } from '../../../domain/knowledge/route.ts'
import { say } from '../../../domain/message/outbound-message.ts'
import { PERSON } from '../../answering/compose-decision.ts'
import { tellOwner } from '../../casework/notify-staff.ts'
import { openCase } from '../../casework/open-case.ts'
import { handOverWords } from '../../documents/hand-over-words.ts'
import { type WrittenPaper, writePaper } from '../../documents/papers.ts'
import type { Reply, Turn } from '../turn.ts'
import type { PaperState } from './paper-state.ts'

/** All questions were asked: the paper is written and handed over, or goes to staff first. */
export async function finishPaper(turn: Turn, form: DocumentForm, paper: PaperState): Promise<Reply> {
  const { papers } = turn.skills
  const request = { form, answers: paper.answers, topic: paper.topic, person: turn.person }
  const state = { ...turn.state, paper: undefined }
  if (!needsReview(form, paper.topic)) {
    const written = await writePaper(papers, request, turn)
    const text = writtenWords(form, written, paper.route)
    return { messages: [{ ...say(text, [PERSON]), file: written.file }], state }
  }
  const theCase = await caseFor(turn, form, paper)
  const written = await writePaper(papers, { ...request, caseId: theCase.id }, turn)
  await noteOnCase(turn, theCase, `写了一份《${form.title}》草稿（${written.draft}），请先看过再给当事人。`)
  return { messages: [say(reviewWords(form, theCase), [PERSON])], state }
}

function writtenWords(form: DocumentForm, { filled, draft }: WrittenPaper, route: string): string {
  const { blanks, doubts } = filled
  const todo = [
    ...(blanks.length > 0 ? [`还空着，拿笔补上：${blanks.join('、')}。`] : []),
    ...(doubts.length > 0 ? [`这里要核对：${doubts.join('')}`] : []),
  ]
  const words = handOverWords(form, { first: '草稿写好了，先看一遍。', draft, todo, route })
  return `${words}\n交之前可请法援或司法所免费看。问人打 12348。`
}

function reviewWords(form: DocumentForm, theCase: Case): string {
  return [
    '写好了，先请人看过再给您。',
    `《${form.title}》事关重大，交给工作人员核对，编号 ${shortNumber(theCase)}。`,
    '看过就联系您。想问到哪了，发“查进度”。',
    '现在有危险打 110，问人打 12348。',
  ].join('\n')
}

/** The open case of the same matter, or a new one. What must be kept from the village stays sealed. */
async function caseFor(turn: Turn, form: DocumentForm, paper: PaperState): Promise<Case> {
  const sealed = form.review
  const open = await turn.stores.cases.list({ person: turn.person, states: OPEN_STATES })
  const same = open.find((one) => one.topic === paper.topic && (one.sealed || !sealed))
  if (same) return same
  const route = ROUTE_NAMES.find((name: Route) => name === paper.route) ?? 'legal_aid'
  return openCase(turn, {
    ...{ topic: paper.topic, route, reason: 'route', sealed, person: turn.person },
    chat: { channel: turn.message.channel, chat: turn.message.chat },
    place: turn.state.place,
    words: `要写《${form.title}》，草稿等人看。`,
    against: turn.skills.findConflict(Object.values(paper.answers).join('；')),
  })
}

async function noteOnCase(turn: Turn, theCase: Case, note: string): Promise<void> {
  const event = { at: turn.now, actor: { kind: 'asker' }, body: { kind: 'asker-wrote', note } } as const
  const noted = await turn.stores.cases.append(theCase, event)
  const current = noted ?? (await turn.stores.cases.byId(theCase.id))
  if (!noted && current) await turn.stores.cases.append(current, event)
  await tellOwner(turn, current ?? theCase, `${shortNumber(theCase)}：当事人${note}`)
}
