import { describe, expect, it } from 'vitest'
import type { ArticleText } from '../../../src/core/answering/articles/article.ts'
import { createArticleRanker } from '../../../src/core/answering/articles/create-article-ranker.ts'
import { entryQuestions } from '../../../src/core/answering/articles/entry-questions.ts'
import { findReferences } from '../../../src/core/answering/articles/references.ts'
import { sharedKnowledge } from '../../support/app/test-county.ts'

const article = (law: string, no: string, text: string, chapter = ''): ArticleText => ({
  law,
  no,
  chapter,
  text,
})

const ARTICLES: readonly ArticleText[] = [
  article('养牛法', '第一条', '养牛的人应当每年给牛登记。', '第一章 登记'),
  article('养牛法', '第二条', '牛走失的，拾得人应当通知养牛的人。', '第二章 走失'),
  article('养牛法', '第三条', '违反本法第一条规定的，由县畜牧站责令改正。', '第三章 责任'),
  article('池塘条例', '第一条', '池塘的水应当按户轮流使用。', '第一章 用水'),
  article('池塘条例', '第二条', '在池塘养鸭，应当经全体用水户同意。', '第二章 养殖'),
  article('道路办法', '第一条', '道路两侧不得堆放柴草。', ''),
]
const NOTHING = { synonyms: [], entries: [] }
const first = (ranked: readonly { readonly at: number }[]) => ranked[0]?.at

describe('ranking articles untaught', () => {
  it('puts the article that shares the words first', () => {
    const ranker = createArticleRanker(ARTICLES, NOTHING)
    expect(first(ranker.rank('牛走失了谁捡到要通知', 3))).toBe(1)
    expect(first(ranker.rank('路边可以堆放柴草吗', 3))).toBe(5)
  })

  it('hears a villager’s word for the law’s', () => {
    const ranker = createArticleRanker(ARTICLES, {
      ...NOTHING,
      synonyms: [{ say: ['堰塘'], mean: ['池塘', '轮流使用'] }],
    })
    expect(first(ranker.rank('堰塘', 3))).toBe(3)
  })

  it('prefers, of two equal articles, that of the law our entries rest on', () => {
    const twins = [article('甲条例', '第一条', '禁止钓鱼。'), article('乙条例', '第一条', '禁止钓鱼。')]
    const entries = [{ question: '能钓鱼不', articles: [1] }]
    expect(first(createArticleRanker(twins, NOTHING).rank('钓鱼', 2))).toBe(0)
    expect(first(createArticleRanker(twins, { ...NOTHING, entries }).rank('钓鱼', 2))).toBe(1)
  })

  it('gives no more than it is asked for, and nothing from nothing', () => {
    expect(createArticleRanker(ARTICLES, NOTHING).rank('牛', 2)).toHaveLength(2)
    expect(createArticleRanker([], NOTHING).rank('牛', 2)).toEqual([])
  })
})

describe('ranking articles taught', () => {
  const animals = ['花花', '大黄', '黑子', '小白', '阿旺', '点点', '豆豆', '毛毛']
  const answered = [
    ...animals.map((name) => ({ question: `我屋里${name}跑丢了咋个办`, articles: [1] })),
    ...animals.map((name) => ({ question: `${name}家的鸭子把水弄脏`, articles: [4] })),
  ]

  it('answers as like questions were answered, where no word is shared', () => {
    const ranker = createArticleRanker(ARTICLES, NOTHING)
    expect(first(ranker.taught(answered).rank('我屋里牲口跑丢了', 3))).toBe(1)
  })

  it('is the same for the same seed', () => {
    const ranker = createArticleRanker(ARTICLES, NOTHING)
    const rank = (seed: number) => ranker.taught(answered, seed).rank('跑丢了的鸭子', 6)
    expect(rank(3)).toEqual(rank(3))
  })

  it('still ranks by words when it was taught nothing', () => {
    const taught = createArticleRanker(ARTICLES, NOTHING).taught([])
    expect(first(taught.rank('道路两侧堆放柴草', 3))).toBe(5)
  })
})

describe('what an article rests on', () => {
  it('links articles that name each other, in one law and across laws', () => {
    const across = article('最高人民法院关于养牛的解释', '第一条', '养牛法第二条所称拾得人，包括村民委员会。')
    const links = findReferences([...ARTICLES, across])
    expect([...(links.get(0) ?? [])]).toEqual([2])
    expect([...(links.get(1) ?? [])]).toEqual([6])
    expect([...(links.get(6) ?? [])]).toEqual([1])
  })

  it('finds the cited articles of our entries by full name and number', async () => {
    const { base } = (await sharedKnowledge()).loaded
    const articles = [
      article('劳动合同法', '第十条', '建立劳动关系，应当订立书面劳动合同。'),
      article('中华人民共和国刑法', '第二百七十六条之一', '以转移财产、逃匿等方法逃避支付劳动者的劳动报酬。'),
    ]
    const found = entryQuestions(base, articles)
    expect(new Set(found.flatMap((question) => question.articles))).toEqual(new Set([0, 1]))
  })
})
