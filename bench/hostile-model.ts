import { createRandom } from '../src/core/random/random.ts'
import { hostileRun } from '../test/support/model/hostile-run.ts'

// A model that only attacks: false articles, numbers and links, orders, markup, hidden characters.
// node bench/hostile-model.ts [how many answers]
const answers = Number(process.argv[2] ?? 10_000)
const seeded = createRandom(7)
const began = performance.now()
const report = await hostileRun({ answers, random: () => seeded.below(2 ** 30) / 2 ** 30 })
console.log(JSON.stringify({ answers, ...report, seconds: Math.round((performance.now() - began) / 1000) }))
