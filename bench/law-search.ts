import { queryWords, searchLaws } from '../src/core/laws/search-laws.ts'
import { createCipher } from '../src/storage/cipher.ts'
import { openDatabase } from '../src/storage/open-database.ts'
import { tell } from './support/figures.ts'

// node bench/law-search.ts: milliseconds to search ten thousand invented articles in memory, as the console does.
const LAWS = 100
const ARTICLES = 100
const ROUNDS = 20
const PHRASES = [
  '果农应当看护果树',
  '护林员每月巡山',
  '折断果树的照价赔偿',
  '冬天刷白春天剪枝',
  '争议由村里调解',
]
const QUERIES = ['果树', '照价赔偿', '巡山 调解', '剪枝 第五十条', '没有的词', '的']

const database = await openDatabase(
  { kind: 'sqlite', file: ':memory:' },
  { cipher: createCipher(new Uint8Array(32)) },
)
for (let law = 0; law < LAWS; law++) {
  const articles = Array.from({ length: ARTICLES }, (_, at) => ({
    ...{ key: String(at + 1), label: `第${at + 1}条`, chapter: ['第一章 总则'] },
    text: Array.from(
      { length: 20 },
      (_item, part) => PHRASES[(law * 7 + at * 3 + part * part) % PHRASES.length],
    ).join('，'),
  }))
  await database.stores.laws.put({
    ...{ law: `示范条例${law}`, full: `示范条例${law}`, effectiveFrom: '2020-01-01', outdated: false },
    ...{ note: '', preamble: '', articles },
  })
}
for (const query of QUERIES) {
  const times: number[] = []
  let total = 0
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now()
    const found = await searchLaws(database.stores.laws, queryWords(query), { today: '2026-01-01', most: 50 })
    times.push(performance.now() - begun)
    total = found.total
  }
  const sorted = times.toSorted((one, other) => one - other)
  tell([
    {
      what: `“${query}” in 10,000 articles (${total} found), ms p50 / max`,
      ours: `${sorted[ROUNDS / 2]?.toFixed(1)} / ${sorted.at(-1)?.toFixed(1)}`,
    },
  ])
}
await database.close()
