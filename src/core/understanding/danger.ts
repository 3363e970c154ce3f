import type { DangerScript } from '../../domain/knowledge/danger.ts'
import { compileGuarded } from './guarded-patterns.ts'
import { foldCharacters } from './normalise.ts'

/**
 * When words fit several kinds, the one whose script saves most wins: a life about to be lost before a crowd
 * forming, and what must be kept secret before what need not. Kinds not named here come after.
 */
const FIRST = [
  'self-harm',
  'child-danger',
  'sexual-assault',
  'violence-now',
  'elder-danger',
  'poisoning-medical',
  'accident',
]

/** Says which danger, if any, a message speaks of. */
export type DangerTriage = (text: string) => DangerScript | undefined

/** Builds triage from the safety files. Runs before everything else, consent included. */
export function createDangerTriage(scripts: readonly DangerScript[]): DangerTriage {
  const find = compileGuarded(scripts.toSorted((a, b) => severity(a) - severity(b)))
  return (text) => find(bareText(text))
}

function severity(script: DangerScript): number {
  const place = FIRST.indexOf(script.kind)
  return (script.urgency === 'emergency' ? 0 : 100) + (place < 0 ? FIRST.length : place)
}

/** Spaces and ornaments between characters hide nothing: only letters, digits and sentence marks remain. */
export function bareText(text: string): string {
  return foldCharacters(text).replace(/[^\p{L}\p{N}，。！？；,!?;]/gu, '')
}
