import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toInbound } from '../../src/channels/telegram/inbound.ts'

const NOW = Date.parse('2026-11-22T02:00:00Z')
const ME = { id: 700_000_001, username: 'xiangfa_test_bot' }
const PERSON = { id: 42, is_bot: false, first_name: '测试员甲' }
const PRIVATE = { id: 42, type: 'private' }
const GROUP = { id: -1_001_234_567_890, type: 'supergroup', title: '示范一村' }

const read = (update: unknown) => toInbound(update, { me: ME, now: NOW })
const message = (fields: object) => ({
  message_id: 9,
  from: PERSON,
  chat: PRIVATE,
  date: NOW / 1000,
  ...fields,
})

describe('malformed updates', () => {
  test.each([
    [undefined],
    [null],
    [0],
    ['text'],
    [[]],
    [{}],
    [{ update_id: '7', message: message({ text: '好' }) }],
    [{ update_id: 1e300, message: message({ text: '好' }) }],
    [{ update_id: -1, message: message({ text: '好' }) }],
    [{ update_id: 7, message: null }],
    [{ update_id: 7, message: [] }],
    [{ update_id: 7, message: {} }],
    [{ update_id: 7, message: message({ text: 5 }) }],
    [{ update_id: 7, message: message({ text: '好', chat: { id: 2 ** 60, type: 'private' } }) }],
    [{ update_id: 7, message: message({ text: '好', chat: { id: '42', type: 'private' } }) }],
    [{ update_id: 7, message: message({ text: '好', chat: { id: 42, type: 'moon' } }) }],
    [{ update_id: 7, message: message({ text: '好', from: undefined }) }],
    [{ update_id: 7, message: message({ photo: 'x' }) }],
    [{ update_id: 7, message: message({ photo: [] }) }],
    [{ update_id: 7, message: message({ voice: { file_id: 3 } }) }],
    [{ update_id: 7, message: message({ location: { latitude: 91, longitude: 0 } }) }],
    [{ update_id: 7, message: message({ location: null }) }],
  ])('are named as such: %j', (update) => expect(read(update)).toEqual({ kind: 'ignored', why: 'malformed' }))

  test('never throw, whichever of their parts are replaced by anything', () => {
    const anything = fc.oneof(
      fc.constantFrom<unknown>(null, undefined, [], {}, '', 0, -1, 1e308, 2 ** 53, true, Number.NaN),
      fc.jsonValue({ depthSize: 'xsmall' }),
    )
    const sample = fc.constantFrom<object>(...SAMPLES)
    const hits = fc.array(fc.record({ at: fc.nat(60), value: anything }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(sample, hits, (update, list) => {
        const broken = list.reduce<object>((now, { at, value }) => replaceOne(now, at, value), update)
        const result = read(broken)
        if (result.kind === 'ignored') return
        const { chat, sender, dedupKey, sentAt } = result.message
        expect([typeof chat, typeof sender, typeof dedupKey, Number.isSafeInteger(sentAt)]).toEqual([
          'string',
          'string',
          'string',
          true,
        ])
      }),
      { numRuns: 10_000 },
    )
  })
})

const SAMPLES = [
  { update_id: 7, message: message({ text: '@xiangfa_test_bot 好', reply_to_message: message({}) }) },
  { update_id: 7, message: message({ chat: GROUP, text: '/help@xiangfa_test_bot' }) },
  { update_id: 7, message: message({ photo: [{ file_id: 'p', width: 1, height: 1 }], caption: '好' }) },
  { update_id: 7, message: message({ document: { file_id: 'd', mime_type: 'a/b' } }) },
  { update_id: 7, message: message({ location: { latitude: 1, longitude: 2 } }) },
  { update_id: 7, edited_message: message({ text: '好', edit_date: 5 }) },
  { update_id: 7, callback_query: { id: 'q', from: PERSON, data: 'x', message: message({}) } },
]

/** A copy with one node, counted through the tree, replaced. */
function replaceOne(tree: object, at: number, value: unknown): object {
  let left = at
  const walk = (node: unknown): unknown => {
    if (left-- === 0) return value
    if (Array.isArray(node)) return node.map(walk)
    if (typeof node !== 'object' || node === null) return node
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, walk(child)]))
  }
  const copy = walk(tree)
  return typeof copy === 'object' && copy !== null ? copy : { replaced: copy }
}
