import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import { loadPrompts } from '../../advice/prompt.ts'
import type { SourceFile } from '../parse-entry.ts'

/** Every prompt there, well formed, with its inputs declared and used; and no law or number to repeat. */
export function verifyPrompts(files: readonly SourceFile[]): readonly Finding[] {
  const loaded = loadPrompts(files)
  return [...(loaded.kind === 'broken' ? loaded.findings : []), ...files.flatMap(factsIn)]
}

/** A fact in a prompt would come back as if the model knew it. */
const FACTS = /《[^》]+》|第[\d一二三四五六七八九十百]+条|\d{5,}/g

function factsIn({ path, text }: SourceFile): readonly Finding[] {
  return text.split('\n').flatMap((line, at) =>
    [...line.matchAll(FACTS)].map(([fact]) => ({
      ...{ file: `prompts/${path}`, line: at + 1, rule: 'prompt' },
      message: `a prompt must hold no law and no long number, found ${fact}`,
    })),
  )
}
