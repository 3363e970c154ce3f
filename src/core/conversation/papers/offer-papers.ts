import type { DocumentField, DocumentForm } from '../../../domain/documents/document-form.ts'
import type { Topic } from '../../../domain/knowledge/topic.ts'
import { type Option, say } from '../../../domain/message/outbound-message.ts'
import { PERSON } from '../../answering/compose-decision.ts'
import { rememberedEntry } from '../remembered-entry.ts'
import { NOT_IN_A_GROUP, sayOnly } from '../say-only.ts'
import type { Reply, Turn } from '../turn.ts'
import { ask } from './ask-field.ts'
import type { PaperState } from './paper-state.ts'

/** The papers most matters begin with, for who asks before saying what it is about. */
const COMMON = ['labour-inspection-complaint', 'civil-complaint', 'legal-aid-application', 'evidence-list']
const MOST_OFFERED = 4
const NONE: Option = { label: '都不是', value: 'none' }

/** What a paper is written about. */
export interface Subject {
  readonly topic: Topic
  readonly route: string
}

/** Which paper: those of an entry, or the common ones. A single one is begun at once. */
export async function offerPapers(
  turn: Turn,
  entry: ({ readonly documents: readonly string[] } & Subject) | undefined,
): Promise<Reply> {
  if (turn.message.group) return sayOnly(turn, NOT_IN_A_GROUP)
  const ids = entry && entry.documents.length > 0 ? entry.documents : COMMON
  const forms = ids.flatMap((id) => turn.skills.papers.forms.get(id) ?? []).slice(0, MOST_OFFERED)
  const [first, ...more] = forms
  if (!first) return { messages: [say(NO_PAPER, [PERSON])], state: turn.state }
  if (more.length === 0) return beginPaper(turn, first, entry)
  const lines = forms.map(({ title, purpose }) => `· ${title}：${purpose}`)
  const options = forms.map(({ id, label }) => ({ label, value: `paper-form:${id}` }))
  const text = `要写哪一份？\n${lines.join('\n')}\n还没写完的，发“接着写”。`
  return { messages: [say(text, [...options, NONE])], state: turn.state }
}

const NO_PAPER = '这事没有现成的文书。按“找人帮忙”，让人帮您写。急事打 12348。'

/** The first question of a paper. What we know of the asker is not asked again. */
export async function beginPaper(
  turn: Turn,
  form: DocumentForm,
  subject: Subject = subjectOf(turn),
): Promise<Reply> {
  if (turn.message.group) return sayOnly(turn, NOT_IN_A_GROUP)
  const known = await turn.stores.identities.get(turn.person)
  const answers: Record<string, string> = {}
  if (known.name) answers.本人姓名 = known.name
  if (known.phone) answers.本人电话 = known.phone
  const queue = form.fields.filter(isAsked).flatMap(({ name }) => (name in answers ? [] : [name]))
  const paper: PaperState = {
    ...{ form: form.id, topic: subject.topic, route: subject.route },
    ...{ queue, at: 0, answers, touched: turn.now },
  }
  const intro = `写《${form.title}》，一共 ${queue.length} 问。\n不想答就发“跳过”，拿到纸再补。\n答错了发“改”，不想写了发“不写了”。`
  return {
    messages: [say(intro), ask(form, paper)],
    state: { ...turn.state, paper, intake: undefined },
  }
}

/** Only what the paper cannot do without, and what needs a yes first; the rest is a blank for the pen. */
function isAsked({ ask: words, required, sensitive }: DocumentField): boolean {
  return words !== undefined && (required || sensitive)
}

function subjectOf(turn: Turn): Subject {
  return rememberedEntry(turn) ?? { topic: 'other', route: 'none' }
}
