import { type Adviser, createAdviser, type FetchRecording } from '../core/advice/adviser.ts'
import { createPersonHider } from '../core/advice/hide-persons.ts'
import { createWordKnowledge } from '../core/advice/know-words.ts'
import { createMeaningFinder } from '../core/advice/nearness.ts'
import type { CurrentCounty } from '../core/places/current-county.ts'
import type { Entry } from '../domain/knowledge/entry.ts'
import type { Channel } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { WordTagger } from '../ports/word-tagger.ts'
import type { Data } from './assembly.ts'
import type { Outside } from './outside.ts'

/** What an adviser is made of. */
export interface AdviserParts {
  readonly outside: Outside | undefined
  readonly data: Data
  readonly clock: Clock
  readonly county: CurrentCounty
  readonly channels: ReadonlyMap<string, Channel>
  /** As they are now. */
  readonly entries: () => readonly Entry[]
  readonly log: Log
}

/** About four minutes of speech, longer than anybody waits for an answer. */
const MOST_RECORDING_BYTES = 1024 * 1024

/** What is configured outside, asked with this county's places hidden and these channels' recordings. */
export function createOwnAdviser(parts: AdviserParts): Adviser {
  const { data, clock, county, channels, entries, log } = parts
  const { model, meaning, speech } = parts.outside ?? {}
  const { database, cipher } = data
  const places = () => {
    const { towns, villages, stations, name } = county.now()
    return [
      name,
      ...[...towns, ...villages].flatMap((place) => [place.name, ...place.aliases]),
      ...stations.map((station) => station.name),
    ]
  }
  const fetchRecording: FetchRecording = async ({ channel, ref, mediaType }, signal) => {
    const bytes = await channels.get(channel)?.fetchFile?.(ref, { mostBytes: MOST_RECORDING_BYTES, signal })
    return bytes && { bytes, mediaType }
  }
  const hiderFor = (tag: WordTagger) =>
    createPersonHider({ tag, places, knows: createWordKnowledge(entries()) })
  return createAdviser({
    database,
    clock,
    pseudonym: cipher.pseudonym,
    model: model && { ...model, hide: hiderFor(model.tag) },
    meaning: meaning && {
      finder: createMeaningFinder({ embedder: meaning.embedder, database, entries, log }),
      hide: hiderFor(meaning.tag),
      limits: meaning.limits,
    },
    speech: speech && { recogniser: speech, fetchRecording },
  })
}
