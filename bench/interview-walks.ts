// Ten thousand random walks through interviews, through the front door: 上一步 keeps every answer, no identity field
// is stored before consent, nothing sensitive before its own yes, and 人工 reaches a person in one message.
import fc from 'fast-check'
import { checkWalk, walk } from '../test/support/app/interview-walks.ts'
import { openWalkway } from '../test/support/app/walk.ts'

const walks = Number(process.argv[2] ?? 10_000)
const county = await openWalkway()
const began = performance.now()
let walked = 0
let messages = 0
await fc.assert(
  fc.asyncProperty(walk, async (steps) => {
    messages += await checkWalk(county, `行人${++walked}`, steps)
  }),
  { numRuns: walks },
)
const seconds = (performance.now() - began) / 1000
console.log(`${walked} walks, ${messages} messages, 0 violations, ${seconds.toFixed(0)} s`)
await county.close()
