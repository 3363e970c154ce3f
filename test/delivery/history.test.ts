import { describe, expect, it } from 'vitest'
import { violations } from '../support/faults/history.ts'
import type { Mutant } from '../support/faults/mutants.ts'
import {
  claimTogether,
  deliverManyTimes,
  keepOrder,
  killAtEachStep,
  killAtRandom,
  type Outcome,
  onePoison,
  platformFaults,
  stepsOfPath,
  wakeZombies,
  withFile,
} from '../support/faults/scenarios.ts'

const KEPT = { settled: true, violations: {} }

describe('the path under faults keeps every promise', () => {
  it('killed at every eighth step that a message goes through; bench/faults.ts does every one', async () => {
    const steps = await withFile(stepsOfPath)
    expect(steps.length).toBeGreaterThan(25)
    const some = steps.filter((_, at) => at % 8 === 0)
    const outcome = await withFile((location) => killAtEachStep(location, some))
    expect(outcome).toMatchObject({ ...KEPT, kills: some.length })
  }, 90_000)

  it('killed at random steps', async () => {
    const outcome = await withFile((location) => killAtRandom(location, { kills: 4, messagesPerKill: 20 }))
    expect(outcome).toMatchObject(KEPT)
  }, 60_000)

  it('with every message delivered one to five times to four processes, one of which dies', async () => {
    const outcome = await withFile((location) =>
      deliverManyTimes(location, { messages: 300, workers: 4, chats: 40, restart: true }),
    )
    expect(outcome).toMatchObject(KEPT)
  }, 60_000)

  it('with chats in order across four processes', async () => {
    const outcome = await withFile((location) =>
      keepOrder(location, { chats: 20, perChat: 15, workers: 4, slowMs: 3 }),
    )
    expect(outcome).toMatchObject({ ...KEPT, repeats: 0 })
  }, 60_000)

  it('with a worker that wakes up after its lease', async () => {
    expect(await withFile((location) => wakeZombies(location, { rounds: 3 }))).toMatchObject(KEPT)
  }, 60_000)

  it('with a message that can never be handled: it is given to a person, and the others go on', async () => {
    expect(await withFile((location) => onePoison(location, { messages: 60, poison: 1 }))).toMatchObject(KEPT)
  }, 60_000)

  it('with a platform that refuses, or hides that it took a bubble', async () => {
    expect(await withFile((location) => platformFaults(location, { messages: 100 }))).toMatchObject(KEPT)
  }, 60_000)

  it('with fifty claims of one case at once: exactly one has it', async () => {
    const how = { cases: 3, claimers: 50, workers: 3 }
    expect(await withFile((location) => claimTogether(location, how))).toMatchObject(KEPT)
  }, 60_000)
})

const BEFORE_IT_IS_STORED = ['before inbox.accept', 'after inbox.accept', 'before commit of inbox.accept']

/** Where each mistake shows itself, and the promise it must be seen to break. */
const MUTANTS: Readonly<
  Record<Mutant, { breaks: string; scene: (mutant: Mutant) => (location: never) => Promise<Outcome> }>
> = {
  'no-unique-key': {
    breaks: 'every message has its effects once',
    scene: (mutant) => (location) =>
      deliverManyTimes(location, { messages: 50, workers: 2, chats: 10, mutant, withinMs: 5000 }),
  },
  'ack-before-commit': {
    breaks: 'nothing confirmed is lost',
    // Where the mistake lies and nowhere else: a random kill may never fall between the two.
    scene: (mutant) => (location) => killAtEachStep(location, BEFORE_IT_IS_STORED, mutant),
  },
  'no-fence': {
    breaks: 'every message has its effects once',
    scene: (mutant) => (location) => wakeZombies(location, { rounds: 3, mutant }),
  },
  'id-polling': {
    breaks: 'nothing confirmed is lost',
    scene: (mutant) => (location) => platformFaults(location, { messages: 60, mutant, withinMs: 4000 }),
  },
  'non-atomic-claim': {
    breaks: 'a case is claimed by exactly one',
    scene: (mutant) => (location) => claimTogether(location, { cases: 2, claimers: 20, workers: 2, mutant }),
  },
}

describe('the history checker', () => {
  it.each(Object.entries(MUTANTS))(
    'catches the mutant %s',
    async (name, { breaks, scene }) => {
      const outcome = await withFile(scene(name as Mutant) as never)
      expect(Object.keys((outcome as Outcome).violations)).toContain(breaks)
    },
    60_000,
  )

  it('finds nothing wrong with a history in which all went well', () => {
    const said = { id: 'a', chat: 'c', kind: 'ask' } as const
    const sends = [0, 1].map((part) => ({ chat: 'c', id: 'a', part, words: '' }))
    const good = {
      ...{ offered: [said], acked: new Set(['a']), sends, cases: [], mayRepeat: 0 },
      effects: [{ id: 'a', chat: 'c', order: 0 }],
    }
    expect(violations(good)).toEqual({})
    expect(Object.keys(violations({ ...good, effects: [] }))).toEqual(['nothing confirmed is lost'])
    expect(
      Object.keys(violations({ ...good, sends: sends.map((sent) => ({ ...sent, chat: 'other' })) })),
    ).toContain('nothing happens that nobody asked for')
  })
})
