import type { Interview, Question } from '../../domain/interviews/interview.ts'
import type { Answer, Run } from './run.ts'

/** Whose matter it is: known from the start, and a line of the summary like any other. */
export const FOR_WHOM: Question = {
  key: 'for-whom',
  label: '谁的事',
  ask: '这是谁的事？自己的，还是替谁问？',
  kind: 'words',
  choices: [],
}
export const OWN = '自己的'

/** The questions of a run as its answers stand, in order: conditions hold, no village without a town. */
export function planOf(interview: Interview, run: Run): readonly Question[] {
  return [FOR_WHOM, ...interview.questions].filter((question) => belongs(question, interview, run))
}

function belongs(question: Question, interview: Interview, { answers, short }: Run): boolean {
  if (question.key === FOR_WHOM.key) return true
  if (short && !interview.short.includes(question.key) && !answers[question.key]) return false
  if (question.kind === 'village' && answers.town && !isTown(answers.town)) return false
  const { when } = question
  return !when || when.is.includes(answers[when.key]?.text ?? '')
}

export function isTown(answer: Answer): boolean {
  return answer.value !== undefined && answer.value !== AWAY
}

/** The value of “not in this county”. */
export const AWAY = 'away'

/** The questions that are put to the asker: what was said before is not asked again. */
export function askedOf(interview: Interview, run: Run): readonly Question[] {
  return planOf(interview, run).filter(
    ({ key }) => key !== FOR_WHOM.key && (run.answers[key]?.from !== 'said' || key === run.at),
  )
}

/** The next question without an answer. */
export function nextOpen(interview: Interview, run: Run): Question | undefined {
  return planOf(interview, run).find(({ key }) => !run.answers[key])
}

/** `第 3 问，共 5 问`. */
export function progressOf(interview: Interview, run: Run): { readonly at: number; readonly of: number } {
  const asked = askedOf(interview, run)
  return { at: asked.findIndex(({ key }) => key === run.at) + 1, of: asked.length }
}

/** The lines of the summary: everything answered, in order; `改 2` names the second. */
export function linesOf(interview: Interview, run: Run): readonly { question: Question; answer: Answer }[] {
  return planOf(interview, run).flatMap((question) => {
    const answer = run.answers[question.key]
    return answer ? [{ question, answer }] : []
  })
}
