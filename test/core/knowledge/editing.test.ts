import { describe, expect, it } from 'vitest'
import { checkDraft } from '../../../src/core/knowledge/editing/check-draft.ts'
import { draftSource, fieldsOfEntry } from '../../../src/core/knowledge/editing/draft-form.ts'
import { entrySource } from '../../../src/core/knowledge/editing/entry-source.ts'
import { withRevisions } from '../../../src/core/knowledge/editing/with-revisions.ts'
import { parseEntry } from '../../../src/core/knowledge/parse-entry.ts'
import type { AnswerEntry } from '../../../src/domain/knowledge/entry.ts'
import { sharedKnowledge } from '../../support/app/test-county.ts'

const { loaded, lintRules } = await sharedKnowledge()
const answers = loaded.base.entries.filter((entry): entry is AnswerEntry => entry.kind === 'answer')
const rules = { ...lintRules, base: loaded.base, today: '2026-11-28' }
const shown = answers.find(({ id }) => id === 'wages/boss-ran-away') as AnswerEntry
const path = (entry: AnswerEntry) => entry.source

describe('an entry written out', () => {
  it('reads back as the same entry, every one of them', () => {
    for (const entry of answers) {
      const read = parseEntry({ path: path(entry), text: entrySource(entry) })
      expect(read, entry.id).toEqual({ kind: 'ok', entry })
    }
  })

  it('goes through the form and comes out free of faults, but for the days of its review', () => {
    for (const entry of answers.slice(0, 60)) {
      const source = draftSource(fieldsOfEntry(entry), { id: entry.id, today: '2026-11-28', before: entry })
      const checked = checkDraft(entry.id, source, rules)
      expect(checked.faults, entry.id).toEqual([])
      if (checked.kind !== 'entry') throw new Error('no entry')
      const { reviewBy, ...rest } = checked.entry
      expect(rest, entry.id).toMatchObject({ questions: entry.questions, citations: entry.citations })
      expect(rest.sections.怎么办).toBe(entry.sections.怎么办)
      expect(reviewBy > '2026-11-28').toBe(true)
    }
  })
})

describe('a draft', () => {
  const field = fieldsOfEntry(shown)
  const changed = (name: string, value: string) =>
    checkDraft(
      shown.id,
      draftSource((asked) => (asked === name ? value : field(asked)), { id: shown.id, today: '2026-11-28' }),
      rules,
    ).faults.join('\n')

  it.each([
    ['一句话', '老板跑了以后你应当依照规定及时向有关部门反映情况并要求其依法予以处理和答复', '一句话'],
    ['怎么办', '投诉', '2 到 5 步'],
    ['带什么', '', '带什么'],
    ['找谁', '去问一问', '全国热线'],
    ['找谁', '打 13800001111', '站点资料'],
    ['citations', '民法典 99999 没有这一条', '依据'],
    ['citations', '不存在的法 1 没有这部法', '依据'],
    ['title', '这是一个长得不得了的标题一看就晓得超过了二十个字的限制', '标题最多'],
  ])('with %s “%s” is told so in Chinese', (name, value, words) => {
    expect(changed(name, value)).toContain(words)
  })

  it('whose question leads elsewhere already is told where', () => {
    const other = answers.find(({ id }) => id !== shown.id)
    expect(changed('questions', other?.questions[0] ?? '')).toContain(other?.title ?? '')
  })

  it('that is no entry at all is unreadable, never an exception', () => {
    expect(checkDraft('x/y', 'nothing', rules).kind).toBe('unreadable')
    expect(
      checkDraft(
        'x/y',
        draftSource(() => '', { id: 'x/y', today: '2026-11-28' }),
        rules,
      ).kind,
    ).toBe('unreadable')
  })
})

describe('the base with revisions', () => {
  const revision = (title: string, decidedAt: number) => ({
    ...{ id: title, entry: shown.id, author: 'a', createdAt: 1, state: 'published' as const, decidedAt },
    source: entrySource({ ...shown, title }),
  })

  it('shows the newest published one, and nothing of one that cannot be read', () => {
    const base = withRevisions(loaded.base, [revision('新的', 20), revision('旧的', 10)])
    expect(base.entries.find(({ id }) => id === shown.id)?.title).toBe('新的')
    expect(base.entries).toHaveLength(loaded.base.entries.length)
    const broken = withRevisions(loaded.base, [{ ...revision('坏的', 30), source: 'x' }])
    expect(broken.entries.find(({ id }) => id === shown.id)?.title).toBe(shown.title)
  })
})
