import type { CitedBy } from '../../core/laws/cited-by.ts'
import { type ArticleChange, changedLines } from '../../core/laws/compare-versions.ts'
import type { Imported } from '../../core/laws/import-law.ts'
import { isAnnex, type LawText } from '../../domain/laws/law-text.ts'

/** What else is known when the lines are written. */
export interface LineContext {
  readonly citedBy: CitedBy
  /** True when the words before and after are wanted too. */
  readonly texts: boolean
}

/** What is said about one law that was not as it is now. Nothing for one that was. */
export function importLines(law: LawText, imported: Imported, context: LineContext): readonly string[] {
  if (imported.kind === 'unchanged') return []
  const head = `${law.law}（${law.effectiveFrom} 施行，${articleCount(law)}${endedWords(law)}）`
  if (imported.kind === 'new') return [`新　　${head}`]
  const lines = imported.changes.flatMap((change) => changeLines(law.law, change, context))
  if (imported.kind === 'changed') {
    return [`改　　${head}${lines.length === 0 ? '：条文没变，日期或说明变了' : ''}`, ...lines]
  }
  const against = imported.before
    ? `和 ${imported.before.effectiveFrom} 施行的比`
    : '是最早的一版，没有可比的'
  return [`新版　${head}，${against}${lines.length === 0 && imported.before ? '，条文没变' : ''}`, ...lines]
}

/** What the file itself says about its being law no longer. */
function endedWords({ outdated, repealedOn }: LawText): string {
  if (repealedOn) return `，${repealedOn} 废止`
  return outdated ? '，登记为旧版，新版还没装' : ''
}

/** 刑法 counts on to 第452条 and has 505 articles: those with 之一 are told apart. */
function articleCount({ articles }: LawText): string {
  const counted = articles.filter((article) => !isAnnex(article))
  const inserted = counted.filter(({ key }) => key.includes('-')).length
  const last = counted.findLast(({ key }) => !key.includes('-'))?.key
  const annexes = articles.length - counted.length
  const extra = inserted > 0 ? `，编到第${last}条，另有 ${inserted} 条是“之一”一类` : ''
  return `${counted.length} 条${extra}${annexes > 0 ? `，附件 ${annexes} 个` : ''}`
}

function changeLines(law: string, change: ArticleChange, { citedBy, texts }: LineContext): readonly string[] {
  const entries = citedBy.change(law, change).map(({ id }) => id)
  const touched = entries.length > 0 ? `；要复核的条目：${entries.join('、')}` : ''
  return [`　　　${changeWords(change)}${touched}`, ...(texts ? textLines(change) : [])]
}

/** 第八十七条 改了. */
function changeWords(change: ArticleChange): string {
  switch (change.kind) {
    case 'added':
      return `${change.after.label} 新增`
    case 'removed':
      return `${change.before.label} 没有了`
    case 'changed':
      return `${change.after.label} 改了`
    case 'moved':
      return `${change.before.label} 改成${change.after.label}，内容没变`
  }
}

function textLines(change: ArticleChange): readonly string[] {
  const before = change.kind === 'added' ? '' : change.before.text
  const after = change.kind === 'removed' ? '' : change.after.text
  if (change.kind === 'moved') return []
  const { gone, come } = changedLines(before, after)
  const shown = (sign: string, lines: readonly string[]) =>
    lines.filter((line) => line !== '').map((line) => `　　　　${sign} ${line}`)
  return [...shown('－', gone), ...shown('＋', come)]
}
