// How long somebody in danger waits for the fixed words on each channel while the database is locked, and while the
// disk is full: `node bench/danger.ts`.
import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holdLock, type Served, serveChannelsIn, smallDisk } from '../test/support/faults/served.ts'
import { type Figure, tell } from './support/figures.ts'

const DANGER = '我男人拿刀要砍我'
const GOAL = '≤ 1000'

async function timed(work: Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work
  return Math.round(performance.now() - began)
}

async function measure(served: Served, fault: string): Promise<readonly Figure[]> {
  const { web, wechat, telegram } = served
  const asked = {
    网页: () => web.says(DANGER),
    '网页, by form': () => web.posts(DANGER),
    公众号: () => wechat.says('oPerson_0001', DANGER),
    Telegram: () => {
      telegram.userSays(7, DANGER)
      return telegram.waitFor(() => telegram.messagesTo(7).length > 0, 'the words', 20_000)
    },
  }
  const figures: Figure[] = []
  for (const [channel, ask] of Object.entries(asked)) {
    figures.push({ what: `danger answered, ${fault}: ${channel}, ms`, ours: await timed(ask()), goal: GOAL })
  }
  return figures
}

async function whileLocked(): Promise<readonly Figure[]> {
  const folder = await fs.mkdtemp(join(tmpdir(), 'xiangfa-locked-'))
  const served = await serveChannelsIn(folder)
  await served.web.says('菜单')
  const lock = await holdLock(join(folder, 'xiangfa.db'))
  const figures = await measure(served, 'database locked')
  await lock.release()
  await served.stop()
  await fs.rm(folder, { recursive: true })
  return figures
}

async function whileFull(): Promise<readonly Figure[]> {
  const disk = await smallDisk(6)
  if (disk === undefined) return []
  const served = await serveChannelsIn(disk.folder)
  await served.web.says('菜单')
  disk.fill()
  // Room inside the file is used up first.
  for (let tries = 0; tries < 20; tries++) {
    if ((await served.web.says('我想问问'.repeat(400))).status === 503) break
  }
  const figures = await measure(served, 'disk full')
  await served.stop()
  await disk.remove()
  return figures
}

tell([...(await whileLocked()), ...(await whileFull())])
