import type { ModelLimits } from '../../../src/ports/stores/model-store.ts'
import { type Outside, openOutside } from '../../../src/wiring/outside.ts'
import { createRememberingLog } from '../app/silent-log.ts'

/** The real client, prompts and word list against an endpoint of the test. */
export function outsideAt(
  baseUrl: string,
  limits: Partial<ModelLimits> = {},
  models: { readonly LLM_MODEL?: string; readonly EMBEDDING_MODEL?: string } = { LLM_MODEL: 'test-model' },
): Promise<Outside> {
  return openOutside(
    {
      LLM_BASE_URL: baseUrl,
      LLM_API_KEY: 'test-key',
      LLM_MODEL: models.LLM_MODEL,
      EMBEDDING_MODEL: models.EMBEDDING_MODEL,
      SPEECH_MODEL: 'test-speech',
      LLM_DAILY_BUDGET: limits.perDay ?? 1_000_000,
      LLM_PERSON_BUDGET: limits.perPerson ?? 1_000_000,
    },
    createRememberingLog(),
  )
}
