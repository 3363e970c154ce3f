import type { LanguageModel } from '../ports/language-model.ts'
import type { Endpoint } from './endpoint.ts'

/** A chat model behind an OpenAI-compatible endpoint: no tools, no memory, no name of an end user. */
export function createLanguageModel(endpoint: Endpoint, name: string): LanguageModel {
  return {
    name,
    ask: ({ instructions, input, maxTokens }, signal) =>
      endpoint.call(
        'chat',
        async (client) => {
          const answer = await client.chat.completions.create(
            {
              model: name,
              messages: [
                { role: 'system', content: instructions },
                { role: 'user', content: input },
              ],
              max_tokens: maxTokens,
              temperature: 0,
            },
            { signal },
          )
          return answer?.choices?.[0]?.message?.content
        },
        signal,
      ),
  }
}
