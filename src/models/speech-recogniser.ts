import type { Recording, SpeechRecogniser } from '../ports/speech.ts'
import type { Endpoint } from './endpoint.ts'

/** Speech recognition behind an OpenAI-compatible endpoint. The file goes as it came, under a name that says nothing. */
export function createSpeechRecogniser(endpoint: Endpoint, name: string): SpeechRecogniser {
  return {
    name,
    transcribe: (recording, signal) =>
      endpoint.call(
        'speech',
        async (client) => {
          const answer = await client.audio.transcriptions.create(
            { model: name, file: fileOf(recording), language: 'zh', response_format: 'json' },
            { signal },
          )
          return answer?.text
        },
        signal,
      ),
  }
}

const ENDINGS: Readonly<Record<string, string>> = {
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/amr': 'amr',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
}

function fileOf({ bytes, mediaType }: Recording): File {
  return new File([bytes], `voice.${ENDINGS[mediaType] ?? 'ogg'}`, { type: mediaType })
}
