// What is left when the power fails right after each confirmation: `node bench/power-cut.ts [ACKS]`. Needs strace.
import { canTrace, cutPowerAtEachAck } from '../test/support/faults/power-cut.ts'
import { tell } from './support/figures.ts'

const count = Number(process.argv[2] ?? 200)
if (await canTrace()) {
  const { acks, lost, broken } = await cutPowerAtEachAck(count, Math.random)
  tell([
    {
      what: `power cut after each of ${acks} confirmations: messages lost / files broken`,
      ours: `${lost} / ${broken}`,
      goal: '0 / 0',
    },
  ])
}
