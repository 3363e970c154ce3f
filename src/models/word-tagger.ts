import type { WordTagger } from '../ports/word-tagger.ts'

/** The dictionary of jieba, without guessing: 40 MB and a fifth of a second, so only where a model is configured. */
export async function openWordTagger(): Promise<WordTagger> {
  const { Jieba } = await import('@node-rs/jieba')
  const { dict } = await import('@node-rs/jieba/dict.js')
  const jieba = Jieba.withDict(dict)
  return (text) => jieba.tag(text, false)
}
