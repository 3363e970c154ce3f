/** A staff command as typed in chat. `number` is `0231` or `2026-0231`. */
export type StaffCommand =
  | { readonly kind: 'list' }
  | { readonly kind: 'help' }
  | { readonly kind: 'claim'; readonly number: string }
  | { readonly kind: 'hand-back'; readonly number: string; readonly text: string }
  | { readonly kind: 'request-material'; readonly number: string; readonly text: string }
  | { readonly kind: 'progress'; readonly number: string; readonly text: string }
  | { readonly kind: 'close'; readonly number: string; readonly text: string }
  | { readonly kind: 'transfer'; readonly number: string; readonly text: string }
  | { readonly kind: 'look'; readonly number: string }

const VERBS = {
  接: 'claim',
  退: 'hand-back',
  补: 'request-material',
  办: 'progress',
  结: 'close',
  转: 'transfer',
  查: 'look',
} as const

const COMMAND =
  /^(接|退|补|办|结|转|查)单?\s*[:：]?\s*((?:[\d０-９]{4}[-－])?[\d０-９]{1,6})\s*[,，:：]?\s*([\s\S]*)$/

/** Reads a staff command, or undefined when the text is not one. Full-width digits and spaces are fine. */
export function parseStaffCommand(text: string): StaffCommand | undefined {
  const plain = text.trim()
  if (/^(待接|待接单|列表)$/.test(plain)) return { kind: 'list' }
  if (/^(帮助|命令)$/.test(plain)) return { kind: 'help' }
  const match = COMMAND.exec(plain)
  if (!match) return undefined
  const kind = VERBS[match[1] as keyof typeof VERBS]
  // Only the number is brought into one form: a note reaches the asker just as it was written.
  const number = (match[2] ?? '').normalize('NFKC')
  const rest = (match[3] ?? '').trim()
  return kind === 'claim' || kind === 'look' ? { kind, number } : { kind, number, text: rest }
}
