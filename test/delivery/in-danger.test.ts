import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { holdLock, type Served, serveChannelsIn, smallDisk } from '../support/faults/served.ts'

const DANGER = '我男人拿刀要砍我'

/** Every channel is asked; resolves with what each said while the fault lasts. */
async function askEverywhere({ web, wechat, telegram }: Served): Promise<readonly string[]> {
  telegram.userSays(7, DANGER)
  const [script, form, delivery] = await Promise.all([
    web.says(DANGER),
    web.posts(DANGER),
    wechat.says('oPerson_0001', DANGER),
    telegram.waitFor(() => telegram.messagesTo(7).length > 0, 'the words by Telegram', 20_000),
  ])
  expect(script).toMatchObject({ status: 503, retryAfter: '30' })
  expect(delivery.calls).toBe(1)
  const heard = wechat.heard('oPerson_0001').map(({ text }) => text)
  return [script.words, form, heard.join(), telegram.messagesTo(7)[0]?.text ?? '']
}

function expectHelp(said: readonly string[]): void {
  for (const words of said) {
    expect(words).toContain('110')
    expect(words).toContain('请您先打电话')
  }
}

it('answers danger on every channel while another program keeps the database’s lock, and keeps the messages afterwards', async () => {
  const folder = await fs.mkdtemp(join(tmpdir(), 'xiangfa-locked-'))
  const served = await serveChannelsIn(folder)
  try {
    await served.web.says('菜单')
    const lock = await holdLock(join(folder, 'xiangfa.db'))
    expectHelp(await askEverywhere(served))
    await lock.release()
    // What was refused comes again, or was stored after all: the true answer follows.
    const { telegram } = served
    await telegram.waitFor(() => telegram.messagesTo(7).length > 1, 'the answer from the outbox', 20_000)
    expect(telegram.messagesTo(7)[1]?.text).not.toContain('请您先打电话')
  } finally {
    await served.stop()
    await fs.rm(folder, { recursive: true })
  }
}, 90_000)

it('answers danger on every channel while the disk is full', async () => {
  const disk = await smallDisk(6)
  if (disk === undefined)
    return console.log('No disk can be mounted here: the test of a full disk is skipped.')
  const served = await serveChannelsIn(disk.folder)
  try {
    await served.web.says('菜单')
    disk.fill()
    // Room inside the file is used up first.
    for (let tries = 0; tries < 20; tries++) {
      if ((await served.web.says('我想问问'.repeat(400))).status === 503) break
    }
    expectHelp(await askEverywhere(served))
    await disk.empty()
  } finally {
    await served.stop()
    await disk.remove()
  }
}, 90_000)
