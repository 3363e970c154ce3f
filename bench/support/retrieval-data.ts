// Reads the files of the retrieval benchmark and measures rankings on them.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { AnsweredQuestion, ArticleText } from '../../src/core/answering/articles/article.ts'

export interface BenchArticle extends ArticleText {
  readonly id: number
}

export interface BenchQuestion extends AnsweredQuestion {
  readonly id: number
  readonly fold: number
}

/** JSON lines, gzipped or not. */
function readLines(file: string): readonly Record<string, unknown>[] {
  const bytes = readFileSync(file)
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
}

export function readArticles(file: string): readonly BenchArticle[] {
  return readLines(file).map(({ id, law, no, chapter, text }) => ({
    id: Number(id),
    law: String(law),
    no: String(no),
    chapter: String(chapter ?? ''),
    text: String(text),
  }))
}

/** Questions in the order of their ids; gold articles become places in the list of articles. */
export function readQuestions(file: string, articles: readonly BenchArticle[]): readonly BenchQuestion[] {
  const places = new Map(articles.map(({ id }, at) => [id, at]))
  const placeOf = (id: unknown) => {
    const place = places.get(Number(id))
    if (place === undefined) throw new Error(`${file} names article ${id}, which the articles do not hold`)
    return place
  }
  const questions = readLines(file).map(({ id, question, gold, fold }) => ({
    id: Number(id),
    question: String(question),
    articles: (Array.isArray(gold) ? gold : []).map(placeOf),
    fold: Number(fold ?? 0),
  }))
  return questions.toSorted((a, b) => a.id - b.id)
}

export const DEPTHS = [1, 5, 10, 30, 100] as const

/** One question's right articles and the places a system ranked. */
export interface Ranking {
  readonly right: readonly number[]
  readonly ranked: readonly number[]
}

export function measure(rankings: readonly Ranking[]) {
  const mean = (value: (ranking: Ranking) => number) =>
    round(rankings.reduce((sum, ranking) => sum + value(ranking), 0) / Math.max(1, rankings.length))
  const recall = (depth: number) =>
    mean(({ right, ranked }) => {
      const found = new Set(ranked.slice(0, depth))
      return right.filter((article) => found.has(article)).length / Math.max(1, right.length)
    })
  const reciprocal = (depth: number) =>
    mean(({ right, ranked }) => {
      const place = ranked.slice(0, depth).findIndex((article) => right.includes(article))
      return place < 0 ? 0 : 1 / (place + 1)
    })
  return {
    queries: rankings.length,
    mrr10: reciprocal(10),
    mrr100: reciprocal(100),
    recall: Object.fromEntries(DEPTHS.map((depth) => [String(depth), recall(depth)])),
  }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}

export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
