import { z } from 'zod'
import type { ArticleReference } from '../../domain/calculators/calculator.ts'
import type { WhoPays } from '../../domain/wages/who-pays.ts'
import type { SourceFile } from './parse-entry.ts'
import { readYaml, type YamlResult } from './read-yaml.ts'

export const WHO_PAYS_FILE = 'who-pays.yaml'

const text = z.string().min(1)
const facts = z.record(text, text)
/** `劳动合同法 30`, `刑法 276-1` */
const article = z
  .string()
  .regex(/^\S+ \d+(-\d+)?$/, 'expected a law and an article such as “劳动合同法 30”')
  .transform((cited): ArticleReference => {
    const [law = '', number = ''] = cited.split(' ')
    return { law, article: number }
  })
const articles = z.array(article).min(1)

const schema = z.strictObject({
  doors: z.record(text, z.strictObject({ label: text, hotline: text, limit: text, articles })),
  questions: z.array(
    z.strictObject({
      fact: text,
      when: facts.default({}),
      ask: text,
      choices: z
        .array(z.strictObject({ value: text, label: text, words: z.array(text).default([]) }))
        .min(2)
        .max(4),
    }),
  ),
  patterns: z.array(
    z.strictObject({
      id: text,
      when: facts,
      say: text,
      payers: z.array(text).min(1),
      articles,
      doors: z.array(text).min(1),
    }),
  ),
})

/** An empty table: nothing is asked, nothing is answered. */
const NOTHING: WhoPays = { questions: [], patterns: [], doors: {} }

/** Reads the decision table; undefined when the folder has none. */
export function readWhoPays(files: readonly SourceFile[]): YamlResult<WhoPays> | undefined {
  const file = files.find(({ path }) => path === WHO_PAYS_FILE)
  return file && readYaml(file.text, schema, { file: file.path, linesBefore: 0 })
}

/** The table as far as it can be read. */
export function loadWhoPays(files: readonly SourceFile[]): WhoPays {
  const read = readWhoPays(files)
  return read?.kind === 'ok' ? read.value : NOTHING
}
