import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { DocumentStore } from '../../../src/ports/stores/document-store.ts'

const dialogueSchema = z.object({
  title: z.string(),
  people: z.array(z.string()),
  steps: z.array(
    z.object({
      who: z.string(),
      says: z.string(),
      hears: z.array(z.string()),
      notes_case_number: z.boolean().optional(),
      notes_code: z.boolean().optional(),
      others: z.record(z.string(), z.array(z.string())).optional(),
    }),
  ),
  counts: z.object({
    consultations: z.number(),
    opened: z.number(),
    claimed: z.number(),
    closed: z.number(),
    solved: z.number(),
    people: z.number(),
    yuan: z.string(),
  }),
})

/** A dialogue as lawyers write it. */
export type Dialogue = z.infer<typeof dialogueSchema>

export function readDialogue(path: URL): Dialogue {
  return dialogueSchema.parse(parse(readFileSync(path, 'utf8')))
}

/** How people of a dialogue speak and read on one channel. */
export interface Stage {
  says(who: string, text: string): Promise<void>
  /** Everything this person can read from us so far, as one text per bubble, buttons included. */
  heard(who: string): Promise<readonly string[]>
  /** How a paper shows itself here, where it is not a link to our own page. */
  readonly paper?: string
}

/** A file as its reader sees it: only one that opens as what it says it is. */
export function fileWords(name: string, bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip ? `收到文件 ${name}` : `打不开的文件 ${name}`
}

/** The store of papers of a program that does not run yet. */
export function createShelf() {
  let shelf: Pick<DocumentStore, 'byId'> | undefined
  const byId: DocumentStore['byId'] = async (id) => shelf?.byId(id)
  return {
    documents: { byId },
    shelve: (documents: DocumentStore) => {
      shelf = documents
    },
  }
}

const PATIENCE_MS = 15_000

/** Plays a dialogue on a channel and checks every expectation. Returns the case number. */
export async function play(dialogue: Dialogue, stage: Stage): Promise<string | undefined> {
  let caseNumber: string | undefined
  let code: string | undefined
  const fill = (text: string) =>
    text
      .replaceAll('{case}', caseNumber ?? '{case}')
      .replaceAll('{code}', code ?? '{code}')
      .replaceAll('{paper}', stage.paper ?? '/d/')
  for (const step of dialogue.steps) {
    const readers = [step.who, ...Object.keys(step.others ?? {})]
    const before = new Map<string, number>()
    for (const reader of readers) before.set(reader, (await stage.heard(reader)).length)
    await stage.says(step.who, fill(step.says))
    const hear = async (who: string, words: readonly string[]) => {
      const heard = await waitForWords(stage, { who, words: words.map(fill), after: before.get(who) ?? 0 })
      for (const word of words) expect(heard, `${who} after “${step.says}”`).toContain(fill(word))
      return heard
    }
    const answer = await hear(step.who, step.hears)
    if (step.notes_code) code = /入 (\d{4})/.exec(answer)?.[1]
    if (step.notes_case_number) caseNumber = /编号\s*(\d{4})/.exec(answer)?.[1]
    for (const [who, words] of Object.entries(step.others ?? {})) await hear(who, words)
  }
  return caseNumber
}

async function waitForWords(
  stage: Stage,
  wish: { who: string; words: readonly string[]; after: number },
): Promise<string> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const heard = (await stage.heard(wish.who)).slice(wish.after).join('\n')
    if (wish.words.every((word) => heard.includes(word)) || Date.now() > until) return heard
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
