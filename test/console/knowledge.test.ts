import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fieldsOfEntry } from '../../src/core/knowledge/editing/draft-form.ts'
import { parseEntry } from '../../src/core/knowledge/parse-entry.ts'
import type { Consultation } from '../../src/domain/casework/consultation.ts'
import type { AnswerEntry } from '../../src/domain/knowledge/entry.ts'
import { SECTIONS } from '../../src/domain/knowledge/entry.ts'
import { sharedKnowledge } from '../support/app/test-county.ts'
import { type ConsoleRig, startConsole } from '../support/console-rig.ts'

const file = new URL('../../knowledge/topics/wages/boss-ran-away.md', import.meta.url)
const read = parseEntry({ path: 'topics/wages/boss-ran-away.md', text: readFileSync(file, 'utf8') })
if (read.kind !== 'ok' || read.entry.kind !== 'answer') throw new Error('the entry cannot be read')
const ENTRY: AnswerEntry = read.entry
const NAMES = ['title', 'label', 'topic', 'route', 'urgency', 'questions', 'citations', ...SECTIONS]

let rig: ConsoleRig
beforeEach(async () => {
  const { loaded } = await sharedKnowledge()
  rig = await startConsole({ entries: [ENTRY], laws: loaded.base.laws })
})
afterEach(() => rig.close())

const words = (page: string) => page.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')

/** The form of the entry with some fields written anew. */
function form(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  const field = fieldsOfEntry(ENTRY)
  return {
    ...{ entry: ENTRY.id, answers: '' },
    ...Object.fromEntries(NAMES.map((name) => [name, field(name)])),
    ...changes,
  }
}

const NEW_TITLE = { title: '老板跑了，工钱怎么讨' }

async function writes(person: 'lawyer' | 'admin', changes: Readonly<Record<string, string>>) {
  const browser = await rig.signedIn(person)
  await browser.get(`/console/knowledge/edit/${ENTRY.id}`)
  const answer = await browser.post('/console/knowledge/drafts', form(changes))
  const page = await browser.follow(answer)
  const [draft] = await rig.database.stores.revisions.list({ state: 'draft' })
  return { browser, page, path: `/console/knowledge/drafts/${draft?.id}` }
}

describe('an answer that is edited', () => {
  it('is shown as the villager will see it, with what changed, and waits for somebody else', async () => {
    const { page } = await writes('lawyer', { ...NEW_TITLE, 注意: '老板换了号码也能投诉。\n先把号码记下。' })
    expect(words(page.text)).toContain('存好了')
    expect(words(page.text)).toContain('马上去投诉')
    expect(page.text).toMatch(/<ins>[^<]*<bdi[^>]*>- 先把号码记下。/)
    expect(page.text).toContain('自己写的要另一个人来定')
    expect(page.text).not.toContain('定了，马上用')
  })

  it('is put into use by another person only, at once, with an audit line', async () => {
    const { browser, path } = await writes('lawyer', NEW_TITLE)
    expect(words((await browser.follow(await browser.post(`${path}/publish`))).text)).toContain(
      '自己写的要另一个人来定',
    )
    const admin = await rig.signedIn('admin')
    await admin.get(path)
    const done = await admin.follow(await admin.post(`${path}/publish`))
    expect(words(done.text)).toContain('用上了')
    expect(words((await admin.get(`/console/entries/${ENTRY.id}`)).text)).toContain(NEW_TITLE.title)
    expect(await rig.database.stores.audit.list(ENTRY.id)).toMatchObject([
      { action: 'knowledge.draft', actor: 'id-lawyer' },
      { action: 'knowledge.publish', actor: 'id-admin' },
    ])
  })

  it('is taken back in one press, and the version before stands again', async () => {
    const { path } = await writes('lawyer', NEW_TITLE)
    const admin = await rig.signedIn('admin')
    await admin.get(path)
    await admin.post(`${path}/publish`)
    await admin.get(path)
    await admin.post(`${path}/withdraw`)
    expect(words((await admin.get(`/console/entries/${ENTRY.id}`)).text)).toContain(ENTRY.title)
  })

  it('with faults is kept, names them in Chinese, and cannot be put into use', async () => {
    const { path, page } = await writes('lawyer', { 找谁: '打 13800001111 问张三。' })
    expect(words(page.text)).toContain('还不能用')
    const admin = await rig.signedIn('admin')
    expect((await admin.get(path)).text).not.toContain('定了，马上用')
    expect(words((await admin.follow(await admin.post(`${path}/publish`))).text)).toContain('还有毛病')
    expect(await rig.database.stores.revisions.list({ state: 'published' })).toEqual([])
  })

  it('that is no entry keeps what was typed and says what is missing', async () => {
    const browser = await rig.signedIn('lawyer')
    await browser.get('/console/knowledge/new')
    const answer = await browser.post('/console/knowledge/drafts', {
      一句话: '先写这一句',
      urgency: 'normal',
    })
    expect(answer.status).toBe(422)
    expect(words(answer.text)).toContain('请写标题')
    expect(answer.text).toContain('先写这一句')
  })

  it('is out of reach for station staff', async () => {
    const browser = await rig.signedIn('here')
    expect((await browser.get('/console/knowledge')).status).toBe(404)
    expect((await browser.get('/console')).text).not.toContain('/console/knowledge')
  })
})

describe('a question nobody could answer', () => {
  const ASKED: Consultation = {
    ...{ id: 'asked-1', at: Date.parse('2026-11-21T10:00:00+08:00'), channel: 'web', person: 'asker-1' },
    ...{ topic: 'wages', entry: undefined, outcome: 'handover', confidence: 0.1, place: {} },
    words: '老板跑到外省去了，工钱找哪个要',
  }
  beforeEach(async () => {
    await rig.database.transaction(async ({ consultations, conversations }) => {
      await consultations.add(ASKED)
      const address = { channel: 'web', chat: 'chat-1' }
      await conversations.save({ address, person: 'asker-1', state: {} }, ASKED.at)
    })
  })

  it('is claimed by one, answered, approved by another, and the asker is told', async () => {
    const lawyer = await rig.signedIn('lawyer')
    expect(words((await lawyer.get('/console/unanswered')).text)).toContain(ASKED.words)
    await lawyer.post('/console/unanswered/asked-1/claim')
    const admin = await rig.signedIn('admin')
    expect(words((await admin.get('/console/unanswered')).text)).toContain('测试员丙在写')
    const late = await admin.follow(await admin.post('/console/unanswered/asked-1/claim'))
    expect(words(late.text)).toContain('别人已经领了')

    expect((await lawyer.get('/console/unanswered')).text).toContain(ENTRY.title)
    await lawyer.post('/console/unanswered/asked-1/same', { entry: ENTRY.id })
    const [draft] = await rig.database.stores.revisions.list({ state: 'draft' })
    await admin.get(`/console/knowledge/drafts/${draft?.id}`)
    await admin.post(`/console/knowledge/drafts/${draft?.id}/publish`)
    const { outbox } = rig.database.stores
    const lease = { worker: 'w', now: rig.now(), until: rig.now() + 1, limit: 9, channels: ['web'] }
    const [told] = await rig.database.transaction(({ outbox: box }) => box.claim(lease))
    expect(told?.message.text).toContain(`您上次问的“${ASKED.words}”，现在有答案了`)
    expect(told?.chat).toBe('chat-1')
    expect((await outbox.backlog()).pending).toBe(1)
    expect(words((await admin.get('/console/unanswered')).text)).toContain('都答上了')
    expect(words((await admin.get(`/console/entries/${ENTRY.id}`)).text)).toContain(ASKED.words)
  })

  it('leads to a new entry when it is like nothing we have', async () => {
    const lawyer = await rig.signedIn('lawyer')
    await lawyer.get('/console/unanswered')
    await lawyer.post('/console/unanswered/asked-1/claim')
    const page = await lawyer.get('/console/knowledge/new?miss=asked-1')
    expect(page.text).toContain(`name="answers" value="asked-1"`)
    const typed = form({
      entry: '',
      answers: 'asked-1',
      title: '老板跑到外省了',
      label: '老板在外省',
      questions: ASKED.words,
    })
    const draft = await lawyer.follow(await lawyer.post('/console/knowledge/drafts', typed))
    expect(words(draft.text)).toContain('没有毛病')
  })

  it('is given back or set aside', async () => {
    const lawyer = await rig.signedIn('lawyer')
    await lawyer.get('/console/unanswered')
    await lawyer.post('/console/unanswered/asked-1/claim')
    await lawyer.post('/console/unanswered/asked-1/give-back')
    expect((await lawyer.get('/console/unanswered')).text).toContain('我来写')
    await lawyer.post('/console/unanswered/asked-1/claim')
    await lawyer.post('/console/unanswered/asked-1/set-aside')
    expect(words((await lawyer.get('/console/unanswered')).text)).toContain('都答上了')
  })
})
