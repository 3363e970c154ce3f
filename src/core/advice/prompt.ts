import { z } from 'zod'
import type { Finding } from '../../domain/knowledge/knowledge-base.ts'
import type { SourceFile } from '../knowledge/parse-entry.ts'
import { readYaml } from '../knowledge/read-yaml.ts'

/** The prompts there are, and what each is filled with. */
export const PROMPTS = {
  rewrite: ['topics', 'question'],
  join: ['question', 'passages'],
} as const satisfies Record<string, readonly string[]>

export type PromptId = keyof typeof PROMPTS

/** One prompt file: what the model must do, with places to fill. */
export interface Prompt {
  readonly id: PromptId
  readonly version: number
  readonly maxTokens: number
  readonly text: string
}

export type Prompts = Readonly<Record<PromptId, Prompt>>

/** All prompts, or what is wrong with their files. */
export type PromptsResult =
  | { readonly kind: 'ok'; readonly prompts: Prompts }
  | { readonly kind: 'broken'; readonly findings: readonly Finding[] }

const headSchema = z.strictObject({
  id: z.enum(Object.keys(PROMPTS) as [PromptId, ...PromptId[]]),
  version: z.number().int().positive(),
  inputs: z.array(z.string()),
  maxTokens: z.number().int().min(1).max(2000),
})

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/

/** Reads and checks the prompt files: known ids, each there, and the inputs declared, used and expected the same. */
export function loadPrompts(files: readonly SourceFile[]): PromptsResult {
  const findings: Finding[] = []
  const found = new Map<PromptId, Prompt>()
  for (const file of files) {
    const result = readPrompt(file)
    if (result.kind === 'broken') findings.push(...result.findings)
    else found.set(result.prompt.id, result.prompt)
  }
  const { rewrite, join } = Object.fromEntries(found) as Partial<Record<PromptId, Prompt>>
  if (rewrite && join && findings.length === 0) return { kind: 'ok', prompts: { rewrite, join } }
  const missing = Object.keys(PROMPTS).filter((id) => !files.some(({ path }) => path === `${id}.md`))
  return {
    kind: 'broken',
    findings: [...findings, ...missing.map((id) => finding(`${id}.md`, 'the prompt is missing'))],
  }
}

type PromptResult =
  | { readonly kind: 'ok'; readonly prompt: Prompt }
  | { readonly kind: 'broken'; readonly findings: readonly Finding[] }

function readPrompt(file: SourceFile): PromptResult {
  const text = file.text.replaceAll('\r\n', '\n')
  const front = FRONT_MATTER.exec(text)
  if (!front) return broken(file.path, 'the file must begin with front matter between two lines of ---')
  const head = readYaml(front[1] ?? '', headSchema, { file: file.path, linesBefore: 1 })
  if (head.kind === 'broken') return head
  const { id, version, maxTokens, inputs } = head.value
  const body = text.slice(front[0].length).trim()
  const used = [...body.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '')
  const expected = [...PROMPTS[id]].sort().join()
  if (file.path !== `${id}.md`) return broken(file.path, `the file must be named ${id}.md`)
  if ([...inputs].sort().join() !== expected || [...new Set(used)].sort().join() !== expected)
    return broken(file.path, `declared and used inputs must be exactly: ${expected}`)
  return { kind: 'ok', prompt: { id, version, maxTokens, text: body } }
}

function broken(path: string, message: string): PromptResult {
  return { kind: 'broken', findings: [finding(path, message)] }
}

function finding(path: string, message: string): Finding {
  return { file: `prompts/${path}`, line: 1, rule: 'prompt', message }
}

/** The prompt as two messages: what to do, and the words of others below the first input, as plain data. */
export function fillPrompt(prompt: Prompt, values: Readonly<Record<string, string>>): string {
  return prompt.text.replace(/\{\{(\w+)\}\}/g, (_match, name: string) => values[name] ?? '')
}
