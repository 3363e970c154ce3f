import { composeDecision } from '../../core/answering/compose-decision.ts'
import { type CheckedDraft, checkDraft } from '../../core/knowledge/editing/check-draft.ts'
import { draftSource, fieldsOfEntry } from '../../core/knowledge/editing/draft-form.ts'
import { publish } from '../../core/knowledge/editing/publish.ts'
import { entryOf } from '../../core/knowledge/editing/with-revisions.ts'
import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import type { EntryRevision } from '../../domain/knowledge/entry-revision.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { formToken } from '../form-token.ts'
import type { Problem } from '../page/html.ts'
import { NOT_FOUND } from '../page/notice.ts'
import { goTo, sendPage } from '../send-page.ts'
import { staffNames } from '../staff/staff-names.ts'
import type { StaffVisit } from '../visit.ts'
import { changedParts } from './changed-parts.ts'
import { draftPage } from './draft-page.ts'
import { editPage } from './edit-page.ts'
import { draftPath, KNOWLEDGE_PATH } from './paths.ts'

/** The form: empty, with an entry, with an earlier draft, or for a question that waits. */
export async function showForm(visit: StaffVisit): Promise<Response> {
  const { office, context, secret } = visit
  const entry = entryNamed(visit)
  const draft = await office.database.stores.revisions.byId(context.req.query('draft') ?? '')
  const known = entry === undefined ? undefined : office.knowledge().answerer.entry(entry)
  const shown = (draft && entryOf(draft)) ?? known
  if (entry !== undefined && shown?.kind !== 'answer') return sendPage(visit, NOT_FOUND, 404)
  const asked = await askedBy(visit, context.req.query('miss') ?? draft?.answers ?? '')
  const field = shown?.kind === 'answer' ? fieldsOfEntry(shown) : emptyField(asked?.words)
  return sendPage(visit, editPage({ entry, asked, field, problems: [], formToken: formToken(secret) }))
}

function entryNamed({ context }: StaffVisit): string | undefined {
  const { topic, slug } = context.req.param()
  return topic === undefined || slug === undefined ? undefined : `${topic}/${slug}`
}

function emptyField(words = '') {
  return (name: string) => (name === 'questions' ? words : name === 'urgency' ? 'normal' : '')
}

async function askedBy({ office }: StaffVisit, consultation: string) {
  const found = await office.database.stores.consultations.byId(consultation)
  return found && { consultation, words: found.words }
}

/** Keeps what was written, faults and all; what cannot be read as an entry stays in the form. */
export async function saveDraft(visit: StaffVisit): Promise<Response> {
  const { office, form, me, now, secret } = visit
  const { answerer } = office.knowledge()
  const known = answerer.entry(form('entry'))
  const before = known?.kind === 'answer' ? known : undefined
  const id = form('entry') || newEntryId(visit)
  const source = draftSource(form, { id, today: shanghaiDay(now), before })
  const checked = check(visit, { entry: id, source })
  const asked = await askedBy(visit, form('answers'))
  if (checked.kind === 'unreadable') {
    const problems = problemsOf(form, checked)
    const page = editPage({ entry: before?.id, asked, field: form, problems, formToken: formToken(secret) })
    return sendPage(visit, page, 422)
  }
  const revision: EntryRevision = {
    ...{ id: office.ids.uuid(), entry: id, source, author: me.id, createdAt: now, state: 'draft' },
    answers: asked?.consultation,
  }
  await office.database.transaction(async (stores) => {
    await stores.revisions.add(revision)
    await stores.audit.add({ at: now, actor: me.id, action: 'knowledge.draft', object: id, result: 'done' })
  })
  return goTo(visit, draftPath(revision.id), '存好了。请看一遍群众看到的样子。')
}

/** A new entry's name means nothing; its topic is its folder. */
function newEntryId({ office, form, now }: StaffVisit): string {
  return `${form('topic') || 'other'}/county-${shanghaiDay(now)}-${office.ids.uuid().slice(0, 6)}`
}

const MUST: readonly (readonly [string, string])[] = [
  ['title', '请写标题。'],
  ['topic', '请选事项类别。'],
  ['route', '请选去向。'],
  ['urgency', '请选急不急。'],
  ['questions', '请至少写一个问法。'],
]

function problemsOf(form: StaffVisit['form'], checked: CheckedDraft): readonly Problem[] {
  const missing = MUST.filter(([field]) => form(field).trim() === '').map(([field, words]) => ({
    field,
    words,
  }))
  return missing.length > 0 ? missing : checked.faults.map((words) => ({ words }))
}

function check({ office, now }: StaffVisit, { entry, source }: Pick<EntryRevision, 'entry' | 'source'>) {
  const { base, lintRules } = office.knowledge()
  return checkDraft(entry, source, { ...lintRules, base, today: shanghaiDay(now) })
}

export async function showDraft(visit: StaffVisit): Promise<Response> {
  const { office, me, secret } = visit
  const revision = await revisionNamed(visit)
  if (!revision) return sendPage(visit, NOT_FOUND, 404)
  const checked = check(visit, revision)
  const nameOf = await staffNames(visit)
  const current = office.knowledge().answerer.entry(revision.entry)
  const entry = checked.kind === 'entry' ? checked.entry : undefined
  const page = draftPage({
    ...{ revision, checked, formToken: formToken(secret), isMine: revision.author === me.id },
    preview: entry ? preview(visit, entry) : [],
    changes: entry ? changedParts(current, entry) : [],
    author: nameOf(revision.author),
    decidedBy: revision.decidedBy === undefined ? undefined : nameOf(revision.decidedBy),
  })
  return sendPage(visit, page)
}

function revisionNamed({ office, context }: StaffVisit): Promise<EntryRevision | undefined> {
  return office.database.stores.revisions.byId(context.req.param('id') ?? '')
}

/** The very bubbles that would be sent. */
function preview({ office, now }: StaffVisit, entry: AnswerEntry): readonly string[] {
  const { answerer } = office.knowledge()
  const asking = {
    ...{ place: {}, county: office.county(), today: shanghaiDay(now) },
    ...{ explain: answerer.explain, laws: answerer.laws },
  }
  return composeDecision({ kind: 'answer', entry, confidence: 1 }, asking).map(({ text }) => text)
}

export async function publishDraft(visit: StaffVisit): Promise<Response> {
  const { office, me, now } = visit
  const revision = await revisionNamed(visit)
  if (!revision) return sendPage(visit, NOT_FOUND, 404)
  const checked = check(visit, revision)
  if (checked.kind !== 'entry' || checked.faults.length > 0)
    return goTo(visit, draftPath(revision.id), '还有毛病，没有用上。')
  const result = await office.database.transaction((stores) =>
    publish(revision, checked.entry, { stores, by: me.id, now, capabilitiesOf: office.capabilitiesOf }),
  )
  office.onQueued()
  await office.refreshKnowledge()
  return goTo(visit, draftPath(revision.id), PUBLISHED[result])
}

const PUBLISHED = {
  published: '用上了。现在问的人就能看到。',
  'own-draft': '没有用上：自己写的要另一个人来定。',
  'no-longer-a-draft': '没有用上：别人刚刚处理过这一稿。',
} as const

/** Gives a draft up, or takes back what is in use: then the version before stands again. */
export async function withdrawDraft(visit: StaffVisit): Promise<Response> {
  const { office, me, now } = visit
  const revision = await revisionNamed(visit)
  if (!revision) return sendPage(visit, NOT_FOUND, 404)
  await office.database.transaction(async (stores) => {
    const done = await stores.revisions.decide(revision, { state: 'withdrawn', by: me.id, at: now })
    const result = done ? 'done' : 'refused'
    await stores.audit.add({
      at: now,
      actor: me.id,
      action: 'knowledge.withdraw',
      object: revision.entry,
      result,
    })
  })
  await office.refreshKnowledge()
  return goTo(visit, KNOWLEDGE_PATH, '这一稿不用了。用的是前一版。')
}
