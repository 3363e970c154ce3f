import { readFile } from 'node:fs/promises'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Case } from '../../src/domain/casework/case.ts'
import { type ConsoleRig, DAY, type RigSettings, startConsole } from './console-rig.ts'

const PROBES = new URL('console-probes.js', import.meta.url).pathname

export interface ConsoleServer {
  readonly rig: ConsoleRig
  readonly url: string
  down(): Promise<void>
}

/** The console on a real port of this machine. */
export async function serveConsole(settings: RigSettings = {}): Promise<ConsoleServer> {
  const rig = await startConsole(settings)
  return new Promise((resolve) => {
    const server = serve(
      { fetch: (request) => rig.console.handle(request, '127.0.0.1'), port: 0, hostname: '127.0.0.1' },
      ({ port }) =>
        resolve({
          rig,
          url: `http://127.0.0.1:${port}`,
          async down() {
            await new Promise<void>((closed) => {
              server.close(() => closed())
              if ('closeAllConnections' in server) server.closeAllConnections()
            })
            await rig.close()
          },
        }),
    )
  })
}

/** An ordinary week: cases in every state, one late, one alarming, one sealed; channels, a dead letter. */
export async function fillOffice(rig: ConsoleRig): Promise<void> {
  const { database } = rig
  await rig.openCase({ dueAt: rig.now() - 2 * DAY, words: '邻居占了我家半亩地，说了三次都不退。' })
  await rig.openCase({
    topic: 'marriage',
    reason: 'danger',
    sealed: true,
    words: '家里有人打人，我和孩子不敢回去。',
  })
  await rig.openCase({ topic: 'contracts', place: { town: 't2', villageAsTyped: '河那边' }, at: 'town-t2' })
  const mine = await rig.takenCase('here', { words: '老板欠我们五个人三个月工钱，一共四万多，有欠条。' })
  await addPaper(rig, mine)
  await rig.takenCase('duty', { topic: 'traffic', words: '骑车被撞了，对方不肯赔医药费。' })
  await database.stores.identities.put('asker-1', 'phone', '00000001234')
  const noted = await database.stores.cases.append(mine, {
    ...{ at: rig.now(), actor: { kind: 'staff', id: 'id-here' } },
    body: { kind: 'progress-noted', note: '已经给老板打了电话，他说下周二来所里谈。' },
  })
  if (noted) {
    await database.stores.cases.append(noted, {
      ...{ at: rig.now(), actor: { kind: 'asker' } },
      body: { kind: 'asker-wrote', note: '欠条照片已经发过来了。' },
    })
  }
  const ended = await rig.takenCase('here', { words: '找物业要押金，已经退了。' })
  await database.stores.cases.append(ended, {
    ...{ at: rig.now() - DAY, actor: { kind: 'staff', id: 'id-here' } },
    body: { kind: 'closed', outcome: { solved: true, people: 1, recoveredFen: 200_000 } },
  })
  const message = { text: '您的事有进展', options: [], tone: 'normal' } as const
  await database.stores.outbox.put([{ channel: 'telegram', chat: 'gone', message }], rig.now())
  const lease = { worker: 'w', now: rig.now(), until: rig.now() + 1, limit: 1 }
  for (const claim of await database.stores.outbox.claim(lease)) {
    await database.stores.outbox.bury(claim, rig.now(), '对方把机器人停用了')
  }
  rig.showChannels([
    { name: 'web', label: '网页聊天', state: 'on', note: '网页聊天已开。' },
    { name: 'wechat-official', label: '公众号', state: 'off', note: '没有配置公众号。' },
    { name: 'telegram', label: '电报', state: 'failing', note: '连不上，正在重试。' },
    {
      ...{ name: 'wechaty', label: '微信号', state: 'starting', note: '请用手机微信扫描二维码登录。' },
      qr: 'https://login.weixin.example/l/synthetic',
    },
  ])
}

/** A paper under review on a case; its bytes are no real Word file. Resolves to its id. */
export async function addPaper({ database, now }: ConsoleRig, theCase: Case): Promise<string> {
  const id = `paper-${theCase.serial}`
  const head = {
    id,
    person: theCase.person,
    form: 'civil-complaint',
    title: '民事起诉状',
    caseId: theCase.id,
  }
  await database.stores.documents.add(
    {
      ...{ ...head, draft: 'WS-20261122-ABCD2345', at: now(), expiresAt: now() + DAY },
      bytes: new Uint8Array([80, 75, 3, 4]),
    },
    `first-link-of-${id}`,
  )
  return id
}

/** A draft that waits for somebody else, and a question that nobody could answer. */
export async function fillKnowledge({ database, now }: ConsoleRig): Promise<void> {
  const source = await readFile(
    new URL('../../knowledge/topics/wages/boss-ran-away.md', import.meta.url),
    'utf8',
  )
  await database.stores.revisions.add({
    ...{ id: 'draft-1', entry: 'wages/boss-ran-away', source, author: 'id-lawyer' },
    ...{ createdAt: now(), state: 'draft' },
  })
  await database.stores.consultations.add({
    ...{ id: 'asked', at: now() - DAY, channel: 'web', person: 'asker-9', topic: 'wages', entry: undefined },
    ...{
      outcome: 'handover',
      confidence: 0.1,
      place: { town: 't1' },
      words: '老板跑到外省去了，工钱找哪个要',
    },
  })
}

/** A page of its own browser profile with the probes in it, and everything the browser complained about. */
export async function withConsolePage<T>(
  browser: Browser,
  options: BrowserContextOptions,
  use: (page: Page, complaints: string[]) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options)
  try {
    await context.addInitScript({ path: PROBES })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('dialog', async (dialog) => {
      complaints.push(`dialog ${dialog.message()}`)
      await dialog.dismiss()
    })
    return await use(page, complaints)
  } finally {
    await context.close()
  }
}

/** Calls one of the probes. */
export async function askPage<T>(page: Page, call: string): Promise<T> {
  return page.evaluate<T>(`probes.${call}`)
}

export async function signInOn(
  page: Page,
  url: string,
  who: { name: string; password: string },
): Promise<void> {
  await page.goto(`${url}/console/login`)
  await page.fill('#name', who.name)
  await page.fill('#password', who.password)
  await page.click('button.go')
}
