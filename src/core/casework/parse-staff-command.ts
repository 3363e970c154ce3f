import type { ProcedureStep } from '../../domain/clocks/clock-rule.ts'

/** A staff command as typed in chat. `number` is `0231` or `2026-0231`. */
export type StaffCommand =
  | { readonly kind: 'list' }
  | { readonly kind: 'help' }
  | { readonly kind: 'claim'; readonly number: string }
  | { readonly kind: 'hand-back'; readonly number: string; readonly text: string }
  | { readonly kind: 'request-material'; readonly number: string; readonly text: string }
  | { readonly kind: 'progress'; readonly number: string; readonly text: string }
  | { readonly kind: 'remark'; readonly number: string; readonly text: string }
  | { readonly kind: 'close'; readonly number: string; readonly text: string }
  | { readonly kind: 'transfer'; readonly number: string; readonly text: string }
  | { readonly kind: 'look'; readonly number: string }
  | {
      readonly kind: 'take-step'
      readonly step: ProcedureStep
      readonly number: string
      readonly text: string
    }
  | { readonly kind: 'extend'; readonly number: string; readonly text: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'go-away'; readonly text: string }
  | { readonly kind: 'come-back' }

const VERBS = {
  接: 'claim',
  退: 'hand-back',
  补: 'request-material',
  办: 'progress',
  记: 'remark',
  结: 'close',
  转: 'transfer',
  查: 'look',
} as const

const COMMAND =
  /^(接|退|补|办|记|结|转|查)单?\s*[:：]?\s*((?:[\d０-９]{4}[-－])?[\d０-９]{1,6})\s*[,，:：]?\s*([\s\S]*)$/

/** Steps of procedure that start or stop a clock, as staff call them. */
const STEPS = {
  收件: 'filed',
  受理: 'accepted',
  立案: 'accepted',
  不受理: 'refused',
  指派: 'assigned',
  裁决: 'decided',
  决定: 'decided',
  异议: 'objected',
  答复: 'answered',
  达成: 'agreed',
  确认: 'confirmed',
  受损: 'harmed',
  催讨: 'claimed',
  起诉: 'brought',
} as const satisfies Record<string, ProcedureStep>

const STEP_COMMAND = new RegExp(
  `^(${Object.keys(STEPS).join('|')}|延长)\\s*[:：]?\\s*((?:[\\d０-９]{4}[-－])?[\\d０-９]{3,6})(?![\\d.月])\\s*[,，:：]?\\s*([\\s\\S]*)$`,
)

/** Reads a staff command, or undefined when the text is not one. Full-width digits and spaces are fine. */
export function parseStaffCommand(text: string): StaffCommand | undefined {
  const plain = text.trim()
  if (/^(待接|待接单|列表)$/.test(plain)) return { kind: 'list' }
  if (/^(帮助|命令)$/.test(plain)) return { kind: 'help' }
  if (plain === '撤销') return { kind: 'undo' }
  if (plain === '销假') return { kind: 'come-back' }
  if (/^请假(?=$|[\s:：\d０-９])/.test(plain))
    return { kind: 'go-away', text: plain.replace(/^请假[\s:：]*/, '') }
  const match = COMMAND.exec(plain)
  if (!match) return parseStep(plain)
  const kind = VERBS[match[1] as keyof typeof VERBS]
  // Only the number is brought into one form: a note reaches the asker just as it was written.
  const number = (match[2] ?? '').normalize('NFKC')
  const rest = (match[3] ?? '').trim()
  return kind === 'claim' || kind === 'look' ? { kind, number } : { kind, number, text: rest }
}

function parseStep(plain: string): StaffCommand | undefined {
  const match = STEP_COMMAND.exec(plain)
  if (!match) return undefined
  const [, verb = '', digits = '', rest = ''] = match
  const [number, text] = [digits.normalize('NFKC'), rest.trim()]
  if (verb === '延长') return { kind: 'extend', number, text }
  return { kind: 'take-step', step: STEPS[verb as keyof typeof STEPS], number, text }
}
