// Kills the program 100 times at random moments under load: `node bench/kill.ts [KILLS]`.
import { killRun } from '../test/support/app/kill-run.ts'

const report = await killRun({ kills: Number(process.argv[2] ?? 100), messagesPerKill: 20 })
console.table([report])
console.log(`repeated bubbles per kill: ${(report.repeated / report.kills).toFixed(2)}`)
