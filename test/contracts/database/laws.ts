import { describe, expect, it } from 'vitest'
import type { LawText } from '../../../src/domain/laws/law-text.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

const TEXT: LawText = {
  ...{ law: '示范条例', full: '示范县示范条例', effectiveFrom: '2020-05-01', promulgatedOn: '2020-01-01' },
  ...{ repealedOn: undefined, outdated: false, note: '2020年1月1日通过', preamble: '为了示范。' },
  articles: [
    { key: '1', label: '第一条', chapter: ['第一章 总则'], text: '为了示范，制定本条例。' },
    {
      key: '2',
      label: '第二条',
      chapter: ['第一章 总则'],
      text: '示范人应当看护果树：\n（一）核桃；\n（二）柿子。',
    },
    { key: '2-1', label: '第二条之一', chapter: [], text: '赔偿不超过 100% 的损失_不含利息。' },
    { key: 'annex-1', label: '附件', chapter: [], text: 'ＡＢＣ表' },
  ],
}
const NEWER: LawText = { ...TEXT, effectiveFrom: '2026-01-01', outdated: true, repealedOn: '2026-06-01' }
const { articles: _articles, ...VERSION } = TEXT
const { articles: _newer, ...NEWER_VERSION } = NEWER

export function lawContract(setUp: SetUp): void {
  describe('laws', () => {
    const fresh = freshDatabase(setUp)

    it('keeps several versions of a law side by side, oldest first', async () => {
      const { laws } = fresh.database.stores
      await laws.put(NEWER)
      await laws.put(TEXT)
      await laws.put({ ...TEXT, law: '另一法' })
      expect(await laws.versionsOf('示范条例')).toEqual([VERSION, NEWER_VERSION])
      expect((await laws.versions()).map(({ law }) => law).toSorted()).toEqual([
        '另一法',
        '示范条例',
        '示范条例',
      ])
      expect(await laws.articles(TEXT)).toEqual(TEXT.articles)
      expect(await laws.articles({ ...TEXT, effectiveFrom: '1999-01-01' })).toEqual([])
    })

    it('replaces a version of the same day whole', async () => {
      const { laws } = fresh.database.stores
      await laws.put(TEXT)
      await laws.put({ ...TEXT, full: '改名', articles: TEXT.articles.slice(0, 1) })
      expect(await laws.versionsOf('示范条例')).toEqual([{ ...VERSION, full: '改名' }])
      expect(await laws.articles(TEXT)).toEqual(TEXT.articles.slice(0, 1))
    })

    it('gives an article with its neighbours, and nothing for one that is not there', async () => {
      const { laws } = fresh.database.stores
      await laws.put(TEXT)
      await laws.put(NEWER)
      const [first, second, third] = TEXT.articles
      expect(await laws.article(TEXT, '2')).toEqual({ before: first, article: second, after: third })
      expect(await laws.article(TEXT, '1')).toEqual({ before: undefined, article: first, after: second })
      expect(await laws.article(TEXT, '3')).toBeUndefined()
    })

    it('finds articles by words in text, heading, number and name, whatever their width', async () => {
      const { laws } = fresh.database.stores
      await laws.put(TEXT)
      const keys = async (...words: readonly string[]) =>
        (await laws.find(words, 10)).map(({ key }) => key).toSorted()
      expect(await keys('核桃')).toEqual(['2'])
      expect(await keys('示范条例', '总则')).toEqual(['1', '2'])
      expect(await keys('第二条之一')).toEqual(['2-1'])
      expect(await keys('abc')).toEqual(['annex-1'])
      expect(await keys('核桃', '利息')).toEqual([])
      expect(await keys('核桃；（二）')).toEqual(['2'])
      expect(await keys(' ')).toEqual([])
      expect(await laws.find(['示范'], 2)).toHaveLength(2)
    })

    it('takes signs of its search language as plain signs', async () => {
      const { laws } = fresh.database.stores
      await laws.put(TEXT)
      const keys = async (word: string) => (await laws.find([word], 10)).map(({ key }) => key)
      expect(await keys('100%')).toEqual(['2-1'])
      expect(await keys('失_不')).toEqual(['2-1'])
      expect(await keys('失%不')).toEqual([])
      expect(await keys('果\\树')).toEqual([])
    })
  })
}
