import type { EndpointAnswer } from './language-model.ts'

/** A recording as the platform gave it. */
export interface Recording {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** `audio/ogg` and the like. */
  readonly mediaType: string
}

/** Turns a recording into words. Never throws. */
export interface SpeechRecogniser {
  readonly name: string
  transcribe(recording: Recording, signal: AbortSignal): Promise<EndpointAnswer>
}
