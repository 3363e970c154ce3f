import { openQuestion, type WageFacts, type WhoPays } from './who-pays.ts'

/** Every way through the dialogue: the facts at its end. Endless only if a question asked for itself, which it cannot. */
export function walkWhoPays(table: WhoPays, facts: WageFacts = {}): readonly WageFacts[] {
  const open = openQuestion(table, facts)
  if (!open) return [facts]
  return open.choices.flatMap(({ value }) => walkWhoPays(table, { ...facts, [open.fact]: value }))
}
