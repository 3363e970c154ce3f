import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConsoleRig, startConsole } from '../support/console-rig.ts'

const QR_TEXT = 'https://login.weixin.example/l/synthetic'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
  rig.showChannels([
    { name: 'telegram', label: '电报', state: 'on', note: '正在收信。' },
    { name: 'wechaty', label: '微信号', state: 'starting', note: '请扫码登录。', qr: QR_TEXT },
    { name: 'wechat-official', label: '公众号', state: 'off', note: '没有配置。' },
    { name: 'web', label: '网页', state: 'failing', note: '存不下来信。' },
  ])
  const { outbox } = rig.database.stores
  const message = { text: '您的事有进展', options: [], tone: 'normal' } as const
  await outbox.put([{ channel: 'telegram', chat: 'geheim', message }], rig.now())
  const [claim] = await outbox.claim({ worker: 'w', now: rig.now(), until: rig.now() + 1, limit: 1 })
  if (claim) await outbox.bury(claim, rig.now(), '对方把机器人停了')
  await outbox.put([{ channel: 'web', chat: 'other', message }], rig.now())
})
afterEach(() => rig.close())

describe('the system page', () => {
  it('tells an administrator how channels, letters and backlog are, in words', async () => {
    const { text } = await (await rig.signedIn('admin')).get('/console/system')
    for (const words of ['✓ 正常', '… 正在启动', '— 没有开', '⚠ 有毛病', '正在收信。'])
      expect(text).toContain(words)
    expect(text).toContain('<dt>发信，等发出</dt><dd>1 条</dd>')
    expect(text).toContain('<dt>发信，发不出去</dt><dd>1 条</dd>')
    expect(text).toContain('2026-11-22 10:00')
    expect(text).toContain('对方把机器人停了')
    expect(text).not.toContain('geheim')
    expect(text).not.toContain('您的事有进展')
  })

  it('draws the code to scan for an administrator', async () => {
    const { text } = await (await rig.signedIn('admin')).get('/console/system')
    expect(text).toMatch(/<svg class="qr" role="img" aria-label="[^"]+"/)
    expect(text).toMatch(/<path d="(M\d+ \d+h1v1h-1z){100,}"/)
  })

  it('shows others the channels, but neither the code nor any letter or count', async () => {
    for (const person of ['duty', 'lawyer', 'here'] as const) {
      const { text } = await (await rig.signedIn(person)).get('/console/system')
      expect(text).toContain('正在收信。')
      expect(text).toContain('要扫码登录，请找管理员')
      for (const kept of ['<svg', QR_TEXT, '对方把机器人停了', '条</dd>']) expect(text).not.toContain(kept)
    }
  })
})
