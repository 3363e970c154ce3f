import type { TaggedWord, WordTagger } from '../../ports/word-tagger.ts'
import { foldCharacters } from '../understanding/normalise.ts'
import { GIVEN, LONG_SURNAMES, SINGLES, SURNAMES } from './name-parts.ts'

/** A text without anything that says who or where: what is left may leave the house. */
export type PersonHider = (text: string) => string

export interface HiderParts {
  readonly tag: WordTagger
  /** Names of the county's places, as they are now. */
  readonly places: () => readonly string[]
  /** True for a word of our own published texts. Behind a family name, a word that stands in none is a given name. */
  readonly knows: (word: string) => boolean
}

/** What is beyond is not sent: a question that long is not made clearer by its end. */
const MOST_CHARS = 600

const NUMBERS =
  /[a-z0-9〇零一二三四五六七八九幺两拐洞壹贰叁肆伍陆柒捌玖十百千万亿]*[a-z0-9][^\p{Script=Han}。，！？；、\s]*/gu
const SPELT_NUMBERS = /[〇零一二三四五六七八九幺两拐洞壹贰叁肆伍陆柒捌玖]{4,}/gu
const ADDRESS =
  /(?:〔[^〕]*〕|[\p{Script=Han}]{1,3}?)(?:省|市|县|区|镇|乡|村|社区|街道|大道|街|路|巷|小区|组|队|栋|幢|单元|院子|湾|沟|坪|坝|塬|寨)(?=〔)/gu

/**
 * Works by permission, not by prohibition: only words of the dictionary that are no names, and a fixed list of
 * single characters, pass. Numbers, Latin letters, places of the county and whoever is called something become
 * placeholders; so does every character nobody foresaw.
 */
export function createPersonHider({ tag, places, knows }: HiderParts): PersonHider {
  return (text) => {
    const folded = foldCharacters(text.slice(0, MOST_CHARS))
    const noNumbers = folded.replace(NUMBERS, '〔号〕').replace(SPELT_NUMBERS, '〔号〕')
    const noPlaces = hidePlaces(noNumbers, places())
    const hidden = hideWords(tag(noPlaces), knows)
    return hidden.replace(ADDRESS, '〔地〕').replace(/(〔[^〕]*〕)(?:〔[^〕]*〕)+/g, '$1')
  }
}

/** The longest first, so that a village named after a town goes whole; with what stands between it and its suffix. */
function hidePlaces(text: string, places: readonly string[]): string {
  const forms = [...new Set(places.flatMap(formsOf))].sort((a, b) => b.length - a.length)
  return forms.reduce((left, form) => left.replaceAll(form, '〔地〕'), text)
}

function formsOf(place: string): readonly string[] {
  const short = place.replace(/(镇|村|社区|乡)$/, '')
  return short.length >= 2 ? [place, short] : [place]
}

function hideWords(words: readonly TaggedWord[], knows: HiderParts['knows']): string {
  const out: string[] = []
  for (let at = 0; at < words.length; ) {
    const length = nameAt(words, at, knows)
    if (length > 0) {
      out.push('〔人〕')
      at += length
      continue
    }
    const word = words[at]
    const before = [...(words[at - 1]?.word ?? '')].at(-1) ?? ''
    if (word) out.push(passes(word) && !isGivenName(word, { before, knows }) ? word.word : '〔某〕')
    at += 1
  }
  return out.join('')
}

const HAN_ONLY = /^\p{Script=Han}+$/u
const MARKS = /^[。，！？；、：,.!?;:\s〔〕]+$/u
/** Persons, places, bodies, foreign words and numbers. */
const NAMES = /^(nr|ns|nt|nz|eng|m$)/

function passes({ word, tag }: TaggedWord): boolean {
  if (MARKS.test(word)) return true
  if (!HAN_ONLY.test(word)) return false
  if ([...word].length === 1) return SINGLES.has(word) || word === '号' || word === '地' || word === '某'
  return !NAMES.test(tag)
}

/** A word none of our texts has, behind a character that may be the end of a family name (活钱|欣怡), or made for names. */
function isGivenName(
  { word }: TaggedWord,
  { before, knows }: { readonly before: string; readonly knows: HiderParts['knows'] },
): boolean {
  if (word.length !== 2 || !HAN_ONLY.test(word) || knows(word)) return false
  return SURNAMES.has(before) || [...word].every((character) => GIVEN.has(character))
}

/** How many words from here on are one person's name; 0 when none begins. */
function nameAt(words: readonly TaggedWord[], at: number, knows: HiderParts['knows']): number {
  const first = words[at]
  if (!first) return 0
  const isSurname = SURNAMES.has(first.word) || LONG_SURNAMES.has(first.word)
  if (!isSurname) return /^nr/.test(first.tag) ? 1 + givenAfter(words, at + 1, knows) : 0
  const given = givenAfter(words, at + 1, knows)
  if (given > 0) return 1 + given
  return /^nr/.test(first.tag) && !SINGLES.has(first.word) ? 1 : 0
}

/** One two-character word made for names, or one or two single characters that are. */
function givenAfter(words: readonly TaggedWord[], at: number, knows: HiderParts['knows']): number {
  const [first, second] = [words[at], words[at + 1]]
  if (!first || !HAN_ONLY.test(first.word)) return 0
  const isGiven = (word: string) => [...word].every((character) => GIVEN.has(character))
  const isRare = (word: string) => word.length === 1 && !SINGLES.has(word)
  if (/^nr/.test(first.tag) || (first.word.length === 2 && (isGiven(first.word) || !knows(first.word))))
    return 1
  if (first.word.length > 1) return 0
  const single = (word: TaggedWord | undefined): boolean =>
    word !== undefined &&
    word.word.length === 1 &&
    HAN_ONLY.test(word.word) &&
    (isRare(word.word) || GIVEN.has(word.word))
  if (!single(first)) return 0
  return single(second) ? 2 : 1
}
