import type { LawNote } from '../../domain/laws/law-text.ts'
import type { VersionState } from '../../domain/laws/version-state.ts'
import { articleName } from '../answering/citation-line.ts'
import type { AskedArticle } from './find-asked-article.ts'
import { gistsOf, type LawBook } from './law-book.ts'
import { type ArticleReading, notesOn, type ReadingOn } from './read-article.ts'

const MOST_GISTS = 2
/** Where everybody can read any law, by name: no address may stand here that nobody has checked. */
const ELSEWHERE = '要看原文，上网搜“国家法律法规数据库”，在里面搜法律名。\n不会上网，打 12348 问。'

const STATE_WORDS: Readonly<Record<VersionState, string>> = {
  'in-force': '现行有效。',
  future: '！还没施行，到那天才算数。',
  superseded: '！这是旧版，已经有新版。办事前打 12348 核对。',
  outdated: '！这是旧版，新版这里还没装。办事前打 12348 核对。',
  repealed: '！这部法已经废止了。现在看哪部，打 12348 问。',
}

/** An article as a villager reads it: law, number, chapter, since when, the text itself, and what else must be known. */
export function articleWords(asked: AskedArticle, reading: ArticleReading, on: ReadingOn): string {
  if (reading.kind === 'not-installed' || (reading.kind === 'no-article' && isLeftOut(asked, on.book)))
    return notInstalledWords(asked, on)
  const { version } = reading
  const name = `《${version.law}》`
  if (reading.kind === 'no-article') {
    const last = reading.last ? `这里装的到${reading.last.label}为止。` : ''
    return `${name}里没找到${articleName(asked.key)}。${last}\n请看条号写对没有。${ELSEWHERE}`
  }
  const { article } = reading.place
  // Only the law file's own: an entry's gist is about its question, not about the whole article.
  const gist = on.book.laws.get(asked.law)?.gists[asked.key]
  const head = [
    `${name}${article.label}`,
    article.chapter.join(' · '),
    `${spokenDate(version.effectiveFrom)}起施行。${STATE_WORDS[reading.state]}`,
    ...notesOn(asked, on).map(noteWords),
  ]
  return [head.filter(Boolean).join('\n'), article.text, gist && `大意：${gist}`].filter(Boolean).join('\n\n')
}

/** Honest where no full text is: the gist, if an entry has one, and where to read the article. */
export function notInstalledWords(asked: AskedArticle, on: ReadingOn): string {
  const { law, key } = asked
  if (!mayExist(asked, on.book))
    return `《${law}》没有${articleName(key)}，一共 ${on.book.laws.get(law)?.articles} 条。\n请看条号写对没有。${ELSEWHERE}`
  const gists = gistsOf(on.book, law, key).slice(0, MOST_GISTS)
  const meaning = gists.length > 0 ? ['大意是：', ...gists.map((gist) => `· ${gist}。`)] : []
  const notes = notesOn(asked, on).map(noteWords)
  return [
    `《${law}》的全文这里没装，${articleName(key)}的原文看不了。`,
    ...notes,
    ...meaning,
    ELSEWHERE,
  ].join('\n')
}

/** The law has such an article; what is installed is an excerpt. */
function isLeftOut(asked: AskedArticle, book: LawBook): boolean {
  return book.laws.has(asked.law) && mayExist(asked, book)
}

/** False when the law is one of ours and does not count so far. */
export function mayExist({ law, key }: AskedArticle, { laws }: LawBook): boolean {
  return Number(key.split('-')[0]) <= (laws.get(law)?.articles ?? Number.POSITIVE_INFINITY)
}

function noteWords({ text }: LawNote): string {
  return `！注意：${text}`
}

/** 2026年3月1日 */
function spokenDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
