export { openEndpoint } from './endpoint.ts'
export { createLanguageModel } from './language-model.ts'
export { createSpeechRecogniser } from './speech-recogniser.ts'
export { openWordTagger } from './word-tagger.ts'
