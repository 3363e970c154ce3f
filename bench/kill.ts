// Kills the program 100 times at random moments under load: `node bench/kill.ts [KILLS]`.
import { killRun } from '../test/support/app/kill-run.ts'
import { tell } from './support/figures.ts'

const report = await killRun({ kills: Number(process.argv[2] ?? 100), messagesPerKill: 20 })
const { kills, messages, consultations, unanswered, repeated } = report
tell([
  {
    what: `kill -9 under load ×${kills}: of ${messages} messages unanswered / counted twice`,
    ours: `${unanswered} / ${Math.max(0, consultations - messages)}`,
    peer: 'grammY runner: up to 100 lost a kill (its documentation)',
    goal: '0 / 0',
  },
  { what: 'bubbles repeated a kill', ours: (repeated / kills).toFixed(2), goal: '≤ 1' },
])
