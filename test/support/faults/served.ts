import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { openData } from '../../../src/wiring/assembly.ts'
import { createRememberingLog } from '../app/silent-log.ts'
import { sharedKnowledge } from '../app/test-county.ts'
import { type FakeTelegram, startFakeTelegram } from '../telegram/fake-telegram.ts'
import { type FakeWechat, startFakeWechat } from '../wechat/fake-wechat.ts'
import { ACCOUNT } from '../wechat/seal.ts'

/** The whole program with web page, 公众号 and Telegram, on a folder that can be filled up or locked. */
export interface Served {
  readonly telegram: FakeTelegram
  readonly wechat: FakeWechat
  readonly web: WebPerson
  stop(): Promise<void>
}

/** One browser. */
export interface WebPerson {
  says(text: string): Promise<{ status: number; retryAfter: string | null; words: string }>
  /** By the form, as a browser without script does; the page that comes back. */
  posts(text: string): Promise<string>
  readyz(): Promise<number>
}

export async function serveChannelsIn(directory: string): Promise<Served> {
  const [wechat, telegram] = await Promise.all([
    startFakeWechat(),
    startFakeTelegram({ token: '123456:abcdefghijklmnopqrstuvwxyz' }),
  ])
  const settings = readConfig({
    ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot },
    ...{ WECHAT_APP_ID: ACCOUNT.appId, WECHAT_TOKEN: ACCOUNT.token, WECHAT_AES_KEY: ACCOUNT.aesKey },
    ...{ WECHAT_APP_SECRET: ACCOUNT.secret, WECHAT_API_ROOT: wechat.api.root },
  })
  const log = createRememberingLog()
  const data = await openData(settings, log, directory)
  const app = await createApp({ settings, knowledge: await sharedKnowledge(), data, log })
  const { url = '' } = await app.start({ host: '127.0.0.1', port: 0 })
  wechat.callAt(`${url}/wechat`)
  return {
    telegram,
    wechat,
    web: openWebPerson(url),
    async stop() {
      await app.stop()
      await Promise.all([telegram.stop(), wechat.stop()])
    },
  }
}

export function openWebPerson(url: string): WebPerson {
  let cookie = ''
  let number = 0
  const newId = () => `00000000-0000-4000-8000-${String(number++).padStart(12, '0')}`
  const keep = (response: Response) => {
    const given = response.headers.getSetCookie().map((one) => one.split(';')[0])
    if (given.length > 0) cookie = given.join('; ')
    return response
  }
  const headers = () => ({ 'sec-fetch-site': 'same-origin', cookie })
  return {
    readyz: async () => (await fetch(`${url}/readyz`)).status,
    async says(text) {
      const id = newId()
      const send = async () =>
        keep(
          await fetch(`${url}/api/messages`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers() },
            body: JSON.stringify({ id, text }),
          }),
        )
      let response = await send()
      if (response.status === 401) response = await send()
      const body = JSON.stringify(await response.json())
      return { status: response.status, retryAfter: response.headers.get('retry-after'), words: body }
    },
    async posts(text) {
      if (cookie === '') keep(await fetch(`${url}/`))
      const mark = /xf-open=([^;]+)/.exec(cookie)?.[1] ?? ''
      const body = new URLSearchParams({ id: newId(), mark, text })
      return (await fetch(`${url}/`, { method: 'POST', headers: headers(), body })).text()
    },
  }
}

/** A folder on a small disk of its own; undefined where none can be mounted. */
export async function smallDisk(megabytes: number) {
  const folder = await fs.mkdtemp(join(tmpdir(), 'xiangfa-small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    await fs.rm(folder, { recursive: true })
    return undefined
  }
  return {
    folder,
    fill: () => execFileSync('sh', ['-c', `cat /dev/zero > ${folder}/ballast || true`], { stdio: 'ignore' }),
    empty: () => fs.rm(join(folder, 'ballast')),
    async remove() {
      execFileSync('umount', [folder])
      await fs.rm(folder, { recursive: true })
    },
  }
}

const HOLD_LOCK = `
  const connection = new (require('better-sqlite3'))(process.argv[1])
  connection.exec('begin immediate')
  console.log('held')
  process.stdin.once('end', () => connection.exec('commit')).resume()
`

/** Another program takes the database's lock and keeps it until told. */
export async function holdLock(file: string): Promise<{ release(): Promise<void> }> {
  const holder = spawn(process.execPath, ['-e', HOLD_LOCK, file], { stdio: 'pipe' })
  await once(holder.stdout, 'data')
  return {
    async release() {
      holder.stdin.end()
      await once(holder, 'exit')
    },
  }
}
