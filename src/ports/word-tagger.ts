/** One word and its part of speech in the tag set of jieba: `nr` a person, `ns` a place, `nt` a body. */
export interface TaggedWord {
  readonly word: string
  readonly tag: string
}

/** Cuts Chinese into the words of a dictionary; what is in none comes out as single characters. */
export type WordTagger = (text: string) => readonly TaggedWord[]
