import { type Case, shortNumber } from '../../domain/casework/case.ts'
import type { Interview } from '../../domain/interviews/interview.ts'
import { say } from '../../domain/message/outbound-message.ts'
import { shanghaiDay, spokenDay } from '../../domain/shanghai-time.ts'
import { stationName } from '../casework/describe-case.ts'
import { mustBeSealed } from '../casework/must-be-sealed.ts'
import { openCase } from '../casework/open-case.ts'
import type { CaseRequest } from '../casework/place-case.ts'
import { factsOfRun, placeOfRun } from '../interviews/facts.ts'
import type { Run } from '../interviews/run.ts'
import { evidenceWords } from '../interviews/words.ts'
import { storedWorkers } from '../interviews/worker.ts'
import { joinGroup } from './join-group.ts'
import type { Reply, Turn } from './turn.ts'

/** Hands a run in: the phone is kept with the person, the answers with the case, and staff are told. */
export async function handIn(turn: Turn, interview: Interview, run: Run): Promise<Reply> {
  const request = caseRequestOf(turn, interview, run)
  if (!request) return { messages: [], state: turn.state }
  const phone = run.answers.phone?.value
  if (phone) await turn.stores.identities.put(turn.person, 'phone', phone)
  const state = { ...turn.state, place: request.place, interview: undefined }
  const joined = await joinGroup(turn, run, request)
  if (joined) return { messages: [say(joined)], state }
  const opened = await openCase(turn, request)
  await adoptPhotos(turn, opened.id)
  const code = await turn.stores.groups.codeOf(opened.id)
  return { messages: [say(handedOver(opened, turn, { interview, code }))], state }
}

/** Sent just before the questions, a photo is about the same matter. */
const SAME_MATTER_MS = 30 * 60_000

/** What was sent while the questions were answered, or shortly before, belongs to the case. */
async function adoptPhotos(turn: Turn, caseId: string): Promise<void> {
  const since = (turn.state.interview?.from ?? turn.now) - SAME_MATTER_MS
  await turn.stores.attachments.adopt({ person: turn.person, since, caseId })
}

/** The matter with everything the answers say about it: they may name a village committee, or violence. */
export function caseRequestOf(turn: Turn, interview: Interview, run: Run): CaseRequest | undefined {
  const matter = turn.state.interview?.matter
  if (!matter) return undefined
  const facts = factsOfRun(interview, run)
  const everything = [matter.words, ...facts.map(({ text }) => text)].join('；')
  return {
    ...matter,
    sealed: matter.sealed || interview.sealed || mustBeSealed(everything),
    person: turn.person,
    chat: { channel: turn.message.channel, chat: turn.message.chat },
    place: placeOfRun(run, turn.state.place),
    against: turn.skills.findConflict(everything),
    facts,
    workers: storedWorkers(run.answers.workers?.value),
  }
}

/** A promise: the number, who, by when in words, and how to ask. */
function handedOver(
  opened: Case,
  turn: Turn,
  { interview, code }: { interview: Interview; code: string | undefined },
): string {
  return [
    `交给${stationName(opened.station, turn.county)}了，编号 ${shortNumber(opened)}。`,
    `有人接了马上告诉您，最晚${spokenDay(shanghaiDay(opened.dueAt))}前办完或回话。`,
    code === undefined ? '' : `工友自己发“入 ${code}”，也能加进来。`,
    evidenceWords(interview),
    '想问到哪了，发“查进度”。不想办了，发“撤回”。',
    '急事打 12348，有危险打 110。',
  ]
    .filter(Boolean)
    .join('\n')
}
