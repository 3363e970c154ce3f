import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import { HOTLINES } from '../../../domain/knowledge/known-aids.ts'
import { createDangerTriage, type DangerTriage } from '../../understanding/danger.ts'
import { moveTo } from '../lint/lint-entry.ts'
import { lintText, type TextRules } from '../lint/lint-text.ts'
import { compileFault } from './compile-fault.ts'
import type { LocatedDanger } from './located-danger.ts'

const KNOWN: ReadonlySet<string> = new Set(HOTLINES)

/** Checks the safety files: names, numbers, fixed words, patterns, and each file's own test sentences. */
export function verifyDangers(dangers: readonly LocatedDanger[], rules: TextRules): readonly Finding[] {
  const broken = new Map(dangers.map((danger) => [danger, patternFaults(danger)]))
  const sound = dangers.filter((danger) => broken.get(danger)?.length === 0)
  const triage = createDangerTriage(sound.map(({ script }) => script))
  return [
    ...[...broken.values()].flat(),
    ...dangers.flatMap((danger) => [...shapeFaults(danger), ...wordFaults(danger, rules)]),
    ...sound.flatMap((danger) => testFaults(danger, triage)),
  ]
}

function patternFaults({ script, file, lineOf }: LocatedDanger): readonly Finding[] {
  return (['patterns', 'except'] as const).flatMap((list) =>
    script[list].flatMap((pattern, at) => {
      const message = compileFault(pattern)
      return message ? [{ file, line: lineOf([list, at]), rule: 'pattern', message }] : []
    }),
  )
}

function shapeFaults({ script, file, lineOf }: LocatedDanger): readonly Finding[] {
  const named = file === `safety/${script.kind}.yaml`
  const unknown = script.numbers.flatMap((number, at) => (KNOWN.has(number) ? [] : [{ number, at }]))
  const first = script.numbers[0] ?? ''
  return [
    ...(named
      ? []
      : [
          {
            file,
            line: lineOf(['kind']),
            rule: 'id-path',
            message: `kind ${script.kind} is not the file name`,
          },
        ]),
    ...unknown.map(({ number, at }) => ({
      file,
      line: lineOf(['numbers', at]),
      rule: 'phone',
      message: `${number} is no national hotline`,
    })),
    ...(script.script.includes(first)
      ? []
      : [{ file, line: lineOf(['script']), rule: 'hotline', message: `the script does not say ${first}` }]),
  ]
}

function wordFaults({ script, file, lineOf }: LocatedDanger, rules: TextRules): readonly Finding[] {
  const texts = [
    { text: script.script, line: lineOf(['script']) },
    ...(script.gentle ? [{ text: script.gentle, line: lineOf(['gentle']) }] : []),
    ...script.citations.map(({ gist }, at) => ({ text: gist, line: lineOf(['citations', at, 'gist']) })),
  ]
  return texts.flatMap(({ text, line }) =>
    moveTo(line, lintText(text, rules)).map((fault) => ({ file, ...fault })),
  )
}

/** A sentence that must trigger may also trigger a graver kind; one that must not may trigger none. */
function testFaults({ script, file, lineOf }: LocatedDanger, triage: DangerTriage): readonly Finding[] {
  const missed = script.hits.flatMap((hit, at) => {
    const found = triage(hit)
    if (found?.kind === script.kind || found?.urgency === 'emergency') return []
    const message = `${hit}: expected ${script.kind}, found ${found?.kind ?? 'nothing'}`
    return [{ file, line: lineOf(['hits', at]), rule: 'danger-hit', message }]
  })
  const alarms = script.not.flatMap((sentence, at) => {
    const found = triage(sentence)
    if (!found) return []
    return [
      { file, line: lineOf(['not', at]), rule: 'danger-not', message: `${sentence}: triggers ${found.kind}` },
    ]
  })
  return [...missed, ...alarms]
}
