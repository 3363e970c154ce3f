import type { AnswerEntry } from '../../../domain/knowledge/entry.ts'
import type { EntryRevision } from '../../../domain/knowledge/entry-revision.ts'
import { say } from '../../../domain/message/outbound-message.ts'
import type { Stores } from '../../../ports/database.ts'
import type { CapabilitiesOf } from '../../casework/send-to.ts'
import { sendTo } from '../../casework/send-to.ts'

/** Who publishes, and through what the waiting asker is told. */
export interface Publishing {
  readonly stores: Stores
  readonly by: string
  readonly now: number
  readonly capabilitiesOf: CapabilitiesOf
}

/** Why nothing was published. */
export type PublishResult = 'published' | 'own-draft' | 'no-longer-a-draft'

const LONGEST_QUOTE = 40

/** Puts a draft into use. Never by its own writer: wrong law costs people their claim, so two pairs of eyes see it. */
export async function publish(
  revision: EntryRevision,
  entry: AnswerEntry,
  publishing: Publishing,
): Promise<PublishResult> {
  const { stores, by, now } = publishing
  if (revision.author === by) return 'own-draft'
  const decided = await stores.revisions.decide(revision, { state: 'published', by, at: now })
  if (!decided) return 'no-longer-a-draft'
  await stores.audit.add({
    at: now,
    actor: by,
    action: 'knowledge.publish',
    object: revision.entry,
    result: 'done',
  })
  if (revision.answers !== undefined) await tellAsker(revision.answers, entry, publishing)
  return 'published'
}

/** Whoever asked in vain hears that there is an answer now, in the chat they were last seen in. */
async function tellAsker(consultation: string, entry: AnswerEntry, publishing: Publishing): Promise<void> {
  const { stores, by, now } = publishing
  await stores.revisions.takeMissed({ consultation, state: 'answered', by, at: now })
  const asked = await stores.consultations.byId(consultation)
  const [chat] = asked ? await stores.conversations.chatsOf(asked.person) : []
  if (!asked || !chat) return
  const question = asked.words === '' ? '那件事' : `“${asked.words.slice(0, LONGEST_QUOTE)}”`
  const text = `您上次问的${question}，现在有答案了：\n${entry.sections.一句话}\n想看怎么办，点下面。急事打 12348。`
  const option = { label: entry.label ?? entry.title, value: `ask:${entry.id}` }
  await sendTo(stores, { address: chat, messages: [say(text, [option])] }, publishing)
}
