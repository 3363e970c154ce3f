import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLiveFeed } from '../../src/console/live/live-feed.ts'
import { createRememberingLog } from '../support/app/silent-log.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A feed over a stamp that the test changes. */
function openFeed() {
  const state = { stamp: '1', hidden: '1', owned: '1', looks: 0, isIn: true }
  const log = createRememberingLog()
  const stamp = async () => {
    state.looks += 1
    if (state.stamp === 'broken') throw new Error('locked')
    return state.stamp
  }
  const stamps = async () => ({
    stations: [
      { station: 'town', sealed: false, stamp: state.stamp },
      { station: 'town', sealed: true, stamp: state.hidden },
      { station: 'other', sealed: false, stamp: state.hidden },
    ],
    owners: new Map([['s', state.owned]]),
  })
  const feed = createLiveFeed({
    stamp: async () => `${await stamp()} ${state.hidden} ${state.owned}`,
    stamps,
    log,
  })
  const scope = { staff: 's', station: 'town', reach: new Set(['town']), seesSealed: false }
  const listen = () => {
    const heard: string[] = []
    const leave = feed.join({
      scope,
      isStillIn: async () => state.isIn,
      send: (event) => void heard.push(event),
    })
    return { heard, leave }
  }
  return { state, feed, listen }
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

describe('the feed of open pages', () => {
  it('tells every page within two seconds that something changed, and once', async () => {
    const { state, listen } = openFeed()
    const pages = Array.from({ length: 200 }, listen)
    await seconds(2)
    state.stamp = '2'
    await seconds(2)
    expect(pages.every(({ heard }) => heard.join() === 'changed')).toBe(true)
    await seconds(5)
    expect(pages.every(({ heard }) => heard.join() === 'changed')).toBe(true)
  })

  it('says nothing of what a page’s reader may not see, and something of what is theirs elsewhere', async () => {
    const { state, listen } = openFeed()
    const { heard } = listen()
    await seconds(2)
    state.hidden = '2'
    await seconds(5)
    expect(heard).toEqual([])
    state.owned = '2'
    await seconds(2)
    expect(heard).toEqual(['changed'])
  })

  it('tells a browser that was signed out to go, and nothing more', async () => {
    const { state, listen } = openFeed()
    const { heard } = listen()
    await seconds(2)
    state.isIn = false
    state.stamp = '2'
    await seconds(2)
    expect(heard).toEqual(['gone'])
    state.stamp = '3'
    await seconds(5)
    expect(heard).toEqual(['gone'])
  })

  it('asks the database only while somebody looks', async () => {
    const { state, listen } = openFeed()
    await seconds(5)
    expect(state.looks).toBe(0)
    const { leave } = listen()
    await seconds(3)
    const { looks } = state
    expect(looks).toBeGreaterThan(1)
    leave()
    await seconds(5)
    expect(state.looks).toBeLessThanOrEqual(looks + 1)
  })

  it('outlives a database that does not answer', async () => {
    const { state, listen } = openFeed()
    const { heard } = listen()
    await seconds(2)
    state.stamp = 'broken'
    await seconds(3)
    state.stamp = '2'
    await seconds(3)
    expect(heard).toContain('changed')
  })

  it('keeps the line warm', async () => {
    const { listen } = openFeed()
    const { heard } = listen()
    await seconds(31)
    expect(heard).toEqual(['beat', 'beat'])
  })
})
