import type { Route } from './route.ts'
import type { Topic } from './topic.ts'

/** How soon harm is done: `urgent` = a deadline, evidence or money lost within days; `emergency` = danger now. */
export type Urgency = 'normal' | 'urgent' | 'emergency'

/** A pointer from an answer to one article of a law in force. */
export interface Citation {
  /** The short name, unique in `knowledge/laws`. */
  readonly law: string
  /** 30 for 第三十条, "276-1" for 第二百七十六条之一. */
  readonly article: number | string
  /** What the article says for this question, in our own plain words. */
  readonly gist: string
}

/** The fixed parts of an answer, in reading order. */
export const SECTIONS = ['一句话', '怎么办', '带什么', '多久内', '找谁', '注意'] as const
export type SectionName = (typeof SECTIONS)[number]

interface EntryHead {
  readonly id: string
  readonly title: string
  /** The entry as a choice, at most 8 Han, told apart from every other; absent = the title. */
  readonly label?: string | undefined
  readonly topic: Topic
  readonly questions: readonly string[]
  readonly citations: readonly Citation[]
  /** What the matter is called at the counter: words of the cited articles that open doors when repeated there. */
  readonly formal: readonly string[]
  readonly route: Route
  readonly urgency: Urgency
  /** The interview that helps further, by name. */
  readonly interview?: string | undefined
  /** Asia/Shanghai days, YYYY-MM-DD. Past `reviewBy` the answer carries a visible note. */
  readonly reviewedOn: string
  readonly reviewBy: string
  readonly effectiveFrom?: string | undefined
  readonly effectiveTo?: string | undefined
  /** Where it was read from, for messages to its editors. */
  readonly source: string
}

/** One curated answer to one matter. */
export interface AnswerEntry extends EntryHead {
  readonly kind: 'answer'
  /** Names of `CALCULATORS` that reckon what this entry speaks of. */
  readonly calculators: readonly string[]
  readonly sections: Readonly<Record<SectionName, string>>
  /** Papers it offers to write, by id. */
  readonly documents: readonly string[]
}

/** A question we must not answer as law, and the honest reply with the right door. */
export interface DeclineEntry extends EntryHead {
  readonly kind: 'decline' | 'smalltalk'
  readonly reply: string
  /**
   * Turns of phrase that say what is wanted whatever it is about (“保证能赢吗”, “帮我造个假条”), in the language of
   * the safety files; they go before any ranking.
   */
  readonly patterns: readonly string[]
  /** Cancels a match that it overlaps. */
  readonly except: readonly string[]
}

export type Entry = AnswerEntry | DeclineEntry
