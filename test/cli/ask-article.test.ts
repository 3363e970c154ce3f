import { describe, expect, it } from 'vitest'
import { askCommand } from '../../src/cli/ask.ts'
import { sharedKnowledge } from '../support/app/test-county.ts'
import { listen } from '../support/command-run.ts'

async function ask(...args: readonly string[]) {
  const said = listen()
  const lines = async function* () {}
  const code = await askCommand({ ...said, args, today: '2026-11-28', lines, knowledge: sharedKnowledge })
  return { code, out: said.out.join('\n') }
}

describe('ask, which has no database', () => {
  it('gives the gist of an article, says that the text is not here, and cites it', async () => {
    const { code, out } = await ask('--json', '保障农民工工资支付条例第三十条')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      ...{ kind: 'answer', topic: 'wages', entry: null, route: 'none', options: [] },
      citations: [{ law: '保障农民工工资支付条例', article: 30 }],
      text: expect.stringMatching(/全文这里没装[\s\S]*大意是[\s\S]*国家法律法规数据库[\s\S]*12348/),
    })
  })

  it('cites nothing that does not exist', async () => {
    for (const question of ['民法典第9999条', '示范县养蜂条例第三条'])
      expect(JSON.parse((await ask('--json', question)).out)).toMatchObject({ kind: 'answer', citations: [] })
  })

  it('answers a question that only mentions an article as a question', async () => {
    expect((await ask('老板违反劳动合同法第八十二条没签合同咋办')).out).not.toContain('全文这里没装')
  })

  it('reckons what a question holds every figure for, and cites the articles of its lines', async () => {
    const { out } = await ask('--json', '我干了96天 一天260 借支8000 还欠多少')
    expect(JSON.parse(out)).toMatchObject({
      ...{ kind: 'answer', topic: 'wages', entry: 'wages/not-paid' },
      citations: [
        { law: '劳动合同法', article: 30 },
        { law: '保障农民工工资支付条例', article: 11 },
      ],
      text: expect.stringMatching(/还欠：16960元[\s\S]*念给家里人听：\n.*\n.*$/),
    })
    expect((await ask('起诉要20万，诉讼费多少')).out).toMatch(/1万元以内[\s\S]*4300元/)
  })
})
