import { z } from 'zod'
import type { EmbedAnswer, Embedder } from '../ports/embedder.ts'
import type { Endpoint } from './endpoint.ts'

const MOST_NUMBERS = 4096
const answerSchema = z.object({
  data: z.array(
    z.object({
      index: z.number().int().nonnegative(),
      embedding: z.array(z.number()).min(1).max(MOST_NUMBERS),
    }),
  ),
})

/** An embedding model behind an OpenAI-compatible endpoint. */
export function createEmbedder(endpoint: Endpoint, name: string): Embedder {
  return {
    name,
    async embed(texts, signal) {
      const answer = await endpoint.fetch(
        'embeddings',
        // Floats, because not every server knows base64.
        (client) =>
          client.embeddings.create({ model: name, input: [...texts], encoding_format: 'float' }, { signal }),
        signal,
      )
      return answer.kind === 'failed' ? answer : read(answer.value, texts.length)
    },
  }
}

/** One vector for each text, whatever order they came in, all of one length. */
function read(value: unknown, count: number): EmbedAnswer {
  const parsed = answerSchema.safeParse(value)
  if (!parsed.success || parsed.data.data.length !== count) return { kind: 'failed', fault: 'malformed' }
  const inOrder = parsed.data.data.toSorted((a, b) => a.index - b.index)
  const length = inOrder[0]?.embedding.length
  const whole = inOrder.every(({ index, embedding }, at) => index === at && embedding.length === length)
  if (!whole) return { kind: 'failed', fault: 'malformed' }
  return { kind: 'vectors', vectors: inOrder.map(({ embedding }) => Float32Array.from(embedding)) }
}
