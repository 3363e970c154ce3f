import { fileURLToPath } from 'node:url'
import type { Config } from '../config.ts'
import { loadPrompts, type Prompts } from '../core/advice/prompt.ts'
import type { Embedder } from '../ports/embedder.ts'
import type { LanguageModel } from '../ports/language-model.ts'
import type { Log } from '../ports/log.ts'
import type { SpeechRecogniser } from '../ports/speech.ts'
import type { ModelLimits } from '../ports/stores/model-store.ts'
import type { WordTagger } from '../ports/word-tagger.ts'
import { readTextFiles } from '../storage/text-files.ts'

/** One Markdown file per prompt. */
export const PROMPTS_DIR = fileURLToPath(new URL('../../prompts', import.meta.url))

/** What is asked outside this program, where it is configured. */
export interface Outside {
  readonly model?:
    | ({
        readonly model: LanguageModel
        readonly prompts: Prompts
      } & Leaving)
    | undefined
  readonly meaning?: ({ readonly embedder: Embedder } & Leaving) | undefined
  readonly speech?: SpeechRecogniser | undefined
}

/** What words pass through on their way out. */
interface Leaving {
  readonly tag: WordTagger
  readonly limits: ModelLimits
}

type ModelSettings = Pick<
  Config,
  | ('LLM_BASE_URL' | 'LLM_API_KEY' | 'LLM_MODEL' | 'LLM_DAILY_BUDGET' | 'LLM_PERSON_BUDGET')
  | ('EMBEDDING_MODEL' | 'SPEECH_MODEL')
>

const DAILY_BUDGET = 500
const PERSON_BUDGET = 20

/** Opens what is configured: a language model needs address and name, vectors and speech likewise. Otherwise nothing. */
export async function openOutside(settings: ModelSettings, log: Log): Promise<Outside> {
  const { LLM_BASE_URL: baseUrl, LLM_API_KEY: apiKey, LLM_MODEL, EMBEDDING_MODEL, SPEECH_MODEL } = settings
  refuseHalf(settings)
  if (baseUrl === undefined) return {}
  // Loaded only where it is configured.
  const models = await import('../models/index.ts')
  const endpoint = await models.openEndpoint({ baseUrl, apiKey, log })
  const speech =
    SPEECH_MODEL === undefined ? undefined : models.createSpeechRecogniser(endpoint, SPEECH_MODEL)
  if (LLM_MODEL === undefined && EMBEDDING_MODEL === undefined) return { speech }
  const tag = await models.openWordTagger()
  const limits = {
    perDay: settings.LLM_DAILY_BUDGET ?? DAILY_BUDGET,
    perPerson: settings.LLM_PERSON_BUDGET ?? PERSON_BUDGET,
  }
  const model = LLM_MODEL === undefined ? undefined : models.createLanguageModel(endpoint, LLM_MODEL)
  const embedder =
    EMBEDDING_MODEL === undefined ? undefined : models.createEmbedder(endpoint, EMBEDDING_MODEL)
  return {
    speech,
    model: model && { model, prompts: await readPrompts(), tag, limits },
    meaning: embedder && { embedder, tag, limits },
  }
}

/** Half a configuration is a slip, and silence about it would look like a model that is never asked. */
function refuseHalf({ LLM_BASE_URL, LLM_MODEL, EMBEDDING_MODEL, SPEECH_MODEL }: ModelSettings): void {
  const asked = [LLM_MODEL, EMBEDDING_MODEL, SPEECH_MODEL].some((name) => name !== undefined)
  if (asked === (LLM_BASE_URL !== undefined)) return
  const message = asked
    ? '设了模型名，却没设 LLM_BASE_URL，不知道去哪里问。请补上，或者把模型名删掉。'
    : '设了 LLM_BASE_URL，却没设 LLM_MODEL、EMBEDDING_MODEL 或 SPEECH_MODEL。请补上模型名，或者把地址删掉。'
  throw Object.assign(new Error(message), { code: 'bad-setting' })
}

async function readPrompts(): Promise<Prompts> {
  const result = loadPrompts(await readTextFiles(PROMPTS_DIR, ['.md']))
  if (result.kind === 'ok') return result.prompts
  const [first] = result.findings
  const message = `提示词文件有毛病：${first?.file ?? ''} ${first?.message ?? ''}。请改好，或者先不设 LLM_MODEL。`
  throw Object.assign(new Error(message), { code: 'bad-prompt' })
}

/** Lines for the start screen. */
export function outsideLines({ model, meaning, speech }: Outside): readonly string[] {
  return [
    model
      ? `● 语言模型：${model.model.name}，每天最多问 ${model.limits.perDay} 次，只帮着听懂和挑段落`
      : '○ 语言模型：没配置，不配也能用',
    ...(meaning ? [`● 向量：${meaning.embedder.name}，拿不准时按意思再比一遍`] : []),
    speech ? `● 语音识别：${speech.name}` : '○ 语音识别：没配置，收到语音会请对方打字',
  ]
}
