// 200 people write 50 messages each to two processes that think around the 5-second line, with interfaces that
// fail and kills: `node bench/wechat-mix-up.ts [PEOPLE] [MESSAGES] [KILLS] [LONGEST_PAUSE_S]`. On a busy machine
// give people longer pauses: what is not answered within three calls cannot be measured.
import { mixUp } from '../test/support/wechat/mix-up.ts'
import { tell } from './support/figures.ts'

const [people = 200, messages = 50, kills = 10, pause = 30] = process.argv.slice(2).map(Number)
const began = performance.now()
const report = await mixUp({ people, messages, kills, waitMs: 5_000, pauseMs: pause * 1_000 })
const { toOthers, untied, lost, unaccounted, repeated, refused, toldNotStored, inResponse, later } = report
const size = `公众号, ${report.messages} messages, ${report.bubbles} bubbles, ${report.kills} kills`
tell([
  {
    what: `${size}, ${Math.round((performance.now() - began) / 1000)} s: to others / untied / lost / unaccounted`,
    ours: `${toOthers} / ${untied} / ${lost} / ${unaccounted}`,
    goal: '0 / 0 / 0 / 0',
  },
  { what: 'bubbles in the response / later / repeated', ours: `${inResponse} / ${later} / ${repeated}` },
  {
    what: 'messages the platform gave up / told that nothing was stored',
    ours: `${refused} / ${toldNotStored}`,
  },
])
