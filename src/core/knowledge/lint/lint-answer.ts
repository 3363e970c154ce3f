import { countHan } from '../../../domain/text/han.ts'
import type { LocatedEntry } from './located-entry.ts'
import type { PlacedText } from './officialese.ts'
import { hasHotline } from './phone-numbers.ts'
import { readingLines } from './sentences.ts'
import type { TextFault } from './text-fault.ts'

const FIRST_LINE_MAX = 30
const ANSWER_MAX = 60
const FIRST_STEP_MAX = 35
const FIRST_BUBBLE_MAX = 120
// 250 with the sixteen characters of the headings, which are not counted here.
const BODY_MIN = 234
const BODY_MAX = 550
const BULLETED = ['带什么', '多久内', '注意'] as const

/** Checks the five parts: the answer first, two to five steps, bullets, and a door with a number. */
export function lintAnswer(located: LocatedEntry): readonly TextFault[] {
  return [
    ...lintOpening(located),
    ...lintSteps(located.section('怎么办')),
    ...BULLETED.flatMap((heading) => lintBullets(located.section(heading))),
    ...lintDoor(located),
    ...lintBody(located.body),
  ]
}

function lintOpening(located: LocatedEntry): readonly TextFault[] {
  const answer = located.section('一句话')
  const first = answer.text.split('\n')[0] ?? ''
  const firstStep = stepsOf(located.section('怎么办'))[0]
  const bubble = countHan(answer.text) + countHan(firstStep?.text ?? '')
  return [
    ...over(answer.line, { rule: 'first-line', han: countHan(first), max: FIRST_LINE_MAX }),
    ...over(answer.line, { rule: 'answer-length', han: countHan(answer.text), max: ANSWER_MAX }),
    ...over(firstStep?.line ?? answer.line, { rule: 'first-bubble', han: bubble, max: FIRST_BUBBLE_MAX }),
    ...(first.includes('《')
      ? [fault(answer.line, 'first-line-law', 'the first line names a law: give the answer itself')]
      : []),
  ]
}

function lintSteps(section: PlacedText): readonly TextFault[] {
  const steps = stepsOf(section)
  const first = steps[0]
  const expected = steps.length >= 2 && steps.length <= 5
  const outOfOrder = steps.find((step, at) => step.number !== at + 1)
  return [
    ...(expected ? [] : [fault(section.line, 'steps', `${steps.length} numbered steps, expected 2 to 5`)]),
    ...(outOfOrder ? [fault(outOfOrder.line, 'steps', `step ${outOfOrder.number} is out of order`)] : []),
    ...(first
      ? over(first.line, { rule: 'first-step', han: countHan(first.text), max: FIRST_STEP_MAX })
      : []),
    ...otherLines(section, /^\d+\. /).map((line) => fault(line, 'steps', 'expected a numbered step')),
  ]
}

function lintBullets(section: PlacedText): readonly TextFault[] {
  const empty = section.text === '' ? [fault(section.line, 'bullets', 'the part is empty')] : []
  return [
    ...empty,
    ...otherLines(section, /^- /).map((line) =>
      fault(line, 'bullets', 'expected a line beginning with “- ”'),
    ),
  ]
}

function lintDoor({ entry, section }: LocatedEntry): readonly TextFault[] {
  const door = section('找谁')
  const marker = `{{station: ${entry.route}}}`
  const opens = door.text.split('\n')[0]?.trim() === marker
  const reachable = readingLines(door.text).some(hasHotline)
  return [
    ...(opens ? [] : [fault(door.line, 'station', `找谁 must begin with the line ${marker}`)]),
    ...(reachable ? [] : [fault(door.line, 'hotline', '找谁 names no national hotline')]),
  ]
}

function lintBody(body: PlacedText): readonly TextFault[] {
  const han = readingLines(body.text).reduce((sum, line) => sum + countHan(line), 0)
  if (han >= BODY_MIN && han <= BODY_MAX) return []
  return [fault(body.line, 'body-length', `the body has ${han} Han, expected ${BODY_MIN} to ${BODY_MAX}`)]
}

function stepsOf(section: PlacedText) {
  return section.text.split('\n').flatMap((text, at) => {
    const match = /^(\d+)\. (.*)$/.exec(text)
    return match ? [{ number: Number(match[1]), text: match[2] ?? '', line: section.line + at }] : []
  })
}

/** Lines of a list that are no item of it. */
function otherLines(section: PlacedText, item: RegExp): readonly number[] {
  return section.text
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' || item.test(line) ? [] : [section.line + at]))
}

function over(line: number, measured: { rule: string; han: number; max: number }): readonly TextFault[] {
  const { rule, han, max } = measured
  return han > max ? [fault(line, rule, `${han} Han, at most ${max}`)] : []
}

function fault(line: number, rule: string, message: string): TextFault {
  return { line, rule, message }
}
