import { entrySource } from '../../core/knowledge/editing/entry-source.ts'
import { findUnanswered } from '../../core/knowledge/editing/unanswered.ts'
import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import type { EntryRevision } from '../../domain/knowledge/entry-revision.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { formToken } from '../form-token.ts'
import { NOT_FOUND } from '../page/notice.ts'
import { goTo, sendPage } from '../send-page.ts'
import { staffNames } from '../staff/staff-names.ts'
import type { StaffVisit } from '../visit.ts'
import { draftPath, UNANSWERED_PATH } from './paths.ts'
import { unansweredPage } from './unanswered-page.ts'

export async function showUnanswered(visit: StaffVisit): Promise<Response> {
  const { office, me, now, secret } = visit
  const found = await findUnanswered(office.database.stores, now)
  const mine = (by: string | undefined) => by === me.id
  const rows = found.map((one) => ({
    ...one,
    nearest: mine(one.missed?.by) ? nearestEntries(visit, one.consultation.words) : [],
  }))
  const model = { rows, me: me.id, nameOf: await staffNames(visit), formToken: formToken(secret) }
  return sendPage(visit, unansweredPage(model))
}

function nearestEntries({ office, now }: StaffVisit, words: string): readonly AnswerEntry[] {
  return office.knowledge().answerer.nearest(words, shanghaiDay(now))
}

/** Exactly one takes a question. */
export async function claimQuestion(visit: StaffVisit): Promise<Response> {
  const { office, me, now } = visit
  const consultation = await consultationNamed(visit)
  if (consultation === undefined) return sendPage(visit, NOT_FOUND, 404)
  const mine = await office.database.transaction((stores) =>
    stores.revisions.takeMissed({ consultation, state: 'claimed', by: me.id, at: now }),
  )
  return goTo(visit, UNANSWERED_PATH, mine ? '归您了。写好以前，别人不会再写。' : '慢了一步，别人已经领了。')
}

export async function giveQuestionBack(visit: StaffVisit): Promise<Response> {
  const { office, me } = visit
  const consultation = await consultationNamed(visit)
  if (consultation === undefined) return sendPage(visit, NOT_FOUND, 404)
  await office.database.transaction((stores) => stores.revisions.giveBackMissed(consultation, me.id))
  return goTo(visit, UNANSWERED_PATH, '放回去了，别人可以领。')
}

export async function setQuestionAside(visit: StaffVisit): Promise<Response> {
  const { office, me, now } = visit
  const consultation = await consultationNamed(visit)
  if (consultation === undefined) return sendPage(visit, NOT_FOUND, 404)
  const done = await office.database.transaction((stores) =>
    stores.revisions.takeMissed({ consultation, state: 'set-aside', by: me.id, at: now }),
  )
  return goTo(visit, UNANSWERED_PATH, done ? '不再列出来了。' : '这一个在别人手里。')
}

/** The question is one an entry answers already: a draft of that entry with one more way of asking. */
export async function joinToEntry(visit: StaffVisit): Promise<Response> {
  const { office, form, me, now } = visit
  const consultation = await consultationNamed(visit)
  const entry = office.knowledge().answerer.entry(form('entry'))
  const asked = await office.database.stores.consultations.byId(consultation ?? '')
  if (!asked || entry?.kind !== 'answer') return sendPage(visit, NOT_FOUND, 404)
  const revision: EntryRevision = {
    ...{ id: office.ids.uuid(), entry: entry.id, author: me.id, createdAt: now, state: 'draft' },
    ...{ source: entrySource({ ...entry, questions: [...entry.questions, asked.words] }), answers: asked.id },
  }
  await office.database.transaction(async (stores) => {
    await stores.revisions.add(revision)
    await stores.audit.add({
      at: now,
      actor: me.id,
      action: 'knowledge.draft',
      object: entry.id,
      result: 'done',
    })
  })
  return goTo(visit, draftPath(revision.id), '问法加进去了，等另一个人定。')
}

async function consultationNamed({ office, context }: StaffVisit): Promise<string | undefined> {
  const id = context.req.param('id') ?? ''
  return (await office.database.stores.consultations.byId(id))?.id
}
