import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openData } from '../../src/wiring/assembly.ts'
import { startServer } from '../support/app/server-process.ts'
import { createRememberingLog } from '../support/app/silent-log.ts'
import { startModelServer } from '../support/model/model-server.ts'
import { startFakeTelegram } from '../support/telegram/fake-telegram.ts'

it('answers a message once whose asking was killed, without asking again, in order with the one after it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'xiangfa-asking-'))
  const telegram = await startFakeTelegram({ token: '123456:abcdefghijklmnopqrstuvwxyz' })
  const model = await startModelServer()
  model.behaves({ kind: 'silent' })
  const settings = {
    ...{ DATA_DIR: directory, TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot },
    ...{ LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'test-model' },
  }
  try {
    const first = startServer(settings)
    await first.ready
    telegram.userSays(7, '那龟儿子卷铺盖走了，我们一帮人的血汗泡了汤')
    telegram.userSays(7, '老板跑了工钱咋办')
    while (model.bodies.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await first.kill()
    expect(telegram.messagesTo(7)).toEqual([])
    const second = startServer(settings)
    await second.ready
    await telegram.waitFor(() => telegram.messagesTo(7).length >= 3, 'both answers', 30_000)
    expect(await second.stop()).toBe(0)
    const texts = telegram.messagesTo(7).map(({ text }) => text)
    expect(texts[0]).toContain('12348')
    expect(texts[1]).toContain('照样可以要工钱')
    const data = await openData(readConfig({}), createRememberingLog(), directory)
    const all = await data.database.stores.consultations.within({ from: 0, to: Number.MAX_SAFE_INTEGER })
    const uses = await data.database.stores.models.latest({ most: 9 })
    await data.database.close()
    expect(all).toHaveLength(2)
    expect(uses).toEqual([])
    expect(model.bodies).toHaveLength(1)
  } finally {
    await telegram.stop()
    await model.stop()
    await rm(directory, { recursive: true, force: true })
  }
}, 120_000)
