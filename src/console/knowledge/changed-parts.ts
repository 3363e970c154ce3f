import { type AnswerEntry, type Entry, SECTIONS } from '../../domain/knowledge/entry.ts'

/** The lines that went and came in one part of an entry. */
export interface ChangedPart {
  readonly name: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** What a draft changes against what is in use, part by part; nothing for a new entry. */
export function changedParts(current: Entry | undefined, draft: AnswerEntry): readonly ChangedPart[] {
  if (current?.kind !== 'answer') return []
  const now = partsOf(current)
  return [...partsOf(draft)].flatMap(([name, lines]) => {
    const old = now.get(name) ?? []
    const before = old.filter((line) => !lines.includes(line))
    const after = lines.filter((line) => !old.includes(line))
    return before.length + after.length > 0 ? [{ name, before, after }] : []
  })
}

function partsOf(entry: AnswerEntry): ReadonlyMap<string, readonly string[]> {
  return new Map<string, readonly string[]>([
    ['标题', [entry.title, entry.label ?? '']],
    ['去向', [entry.route, entry.urgency]],
    ['问法', entry.questions],
    ['依据', entry.citations.map(({ law, article, gist }) => `${law} ${article} ${gist}`)],
    ...SECTIONS.map(
      (name) => [name, entry.sections[name].split('\n').filter((line) => line.trim() !== '')] as const,
    ),
  ])
}
