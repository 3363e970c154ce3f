import type { Interview } from '../../domain/interviews/interview.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { stationName } from '../casework/describe-case.ts'
import { findStation } from '../casework/place-case.ts'
import type { Advance } from '../interviews/advance.ts'
import { placeOfRun } from '../interviews/facts.ts'
import type { Run } from '../interviews/run.ts'
import { leftWords, permissionWords, questionWords, summaryWords } from '../interviews/words.ts'
import { namedDanger } from './danger-step.ts'
import { caseRequestOf, handIn } from './hand-in.ts'
import { RESUME } from './pause-interview.ts'
import type { Reply, Turn } from './turn.ts'

/** Does what the engine decided and says it. */
export async function showAdvance(turn: Turn, interview: Interview, next: Advance): Promise<Reply> {
  if (next.kind === 'hand-in') return handIn(turn, interview, next.run)
  const messages = await messagesOf(turn, interview, next)
  return { messages, state: remembering(turn, next.run) }
}

async function messagesOf(turn: Turn, interview: Interview, next: Exclude<Advance, { kind: 'hand-in' }>) {
  const { run } = next
  switch (next.kind) {
    case 'ask':
      return [questionWords({ interview, ...next }, turn.county)]
    case 'permit':
      return [permissionWords(interview, run, next.question)]
    case 'which':
      return [say('您说的是哪一个？选一个。', [...next.options, { label: '跳过', value: 'skip' }])]
    case 'summary':
      return [summaryWords({ interview, run, note: next.note }, await stationFor(turn, interview, run))]
    case 'left':
      return [leftWords(interview, run)]
    case 'danger':
      return withWayBack(await namedDanger(turn, next.danger), interview, run)
  }
}

/** The fixed words first; the interview waits, and goes on where it stood. */
function withWayBack(
  words: readonly OutboundMessage[],
  interview: Interview,
  run: Run,
): readonly OutboundMessage[] {
  const [script, ...more] = words
  if (!script) return [leftWords(interview, run)]
  return [{ ...script, options: [...script.options, RESUME] }, ...more]
}

function remembering(turn: Turn, run: Run): Turn['state'] {
  const { interview, place } = turn.state
  if (!interview) return turn.state
  return { ...turn.state, place: placeOfRun(run, place), interview: { ...interview, run, at: turn.now } }
}

/** Where it would go as things stand: said on the button before anything is handed in. */
async function stationFor(turn: Turn, interview: Interview, run: Run): Promise<string> {
  const request = caseRequestOf(turn, interview, run)
  if (!request) return stationName('', turn.county)
  return stationName((await findStation(turn, request)).station, turn.county)
}
