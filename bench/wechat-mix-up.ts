// 200 people write 50 messages each to two processes that think around the 5-second line, with interfaces that
// fail and kills: `node bench/wechat-mix-up.ts [PEOPLE] [MESSAGES] [KILLS]`.
import { mixUp } from '../test/support/wechat/mix-up.ts'

const [people = 200, messages = 50, kills = 10] = process.argv.slice(2).map(Number)
const began = performance.now()
const report = await mixUp({ people, messages, kills, waitMs: 5_000, pauseMs: 6_000 })
console.table([{ ...report, seconds: Math.round((performance.now() - began) / 1000) }])
