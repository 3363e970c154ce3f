import { faultWords } from '../../core/knowledge/editing/fault-words.ts'
import { lintText } from '../../core/knowledge/lint/lint-text.ts'
import { fillPlaces } from '../../domain/casework/canned-reply.ts'
import { formToken } from '../form-token.ts'
import type { Problem } from '../page/html.ts'
import { NOT_FOUND } from '../page/notice.ts'
import type { ConsoleRoute } from '../route.ts'
import { goTo, sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { REPLIES_PATH, repliesPage } from './replies-page.ts'

const MOST_CHARS = 300
const ID = /^[A-Za-z0-9-]{1,64}$/

export const REPLY_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/replies', access: 'edit-knowledge', answer: showReplies },
  { method: 'POST', path: '/replies', access: 'edit-knowledge', answer: saveReply },
  { method: 'POST', path: '/replies/:id/remove', access: 'edit-knowledge', answer: removeReply },
]

async function showReplies(visit: StaffVisit): Promise<Response> {
  const replies = await visit.office.database.stores.cannedReplies.list()
  const change = replies.find(({ id }) => id === visit.context.req.query('change'))
  return sendReplies(visit, change ?? { id: '', code: '', body: '' }, [])
}

async function sendReplies(
  visit: StaffVisit,
  typed: { readonly id: string; readonly code: string; readonly body: string },
  problems: readonly Problem[],
): Promise<Response> {
  const replies = await visit.office.database.stores.cannedReplies.list()
  const page = repliesPage({ replies, typed, problems, formToken: formToken(visit.secret) })
  return sendPage(visit, page, problems.length > 0 ? 422 : 200)
}

async function saveReply(visit: StaffVisit): Promise<Response> {
  const { office, form, me, now } = visit
  const typed = { id: form('id'), code: form('code').normalize('NFKC').trim(), body: form('body').trim() }
  const problems = problemsOf(visit, typed)
  if (problems.length > 0) return sendReplies(visit, typed, problems)
  const id = ID.test(typed.id) ? typed.id : office.ids.uuid()
  const isKept = await office.database.transaction(async (stores) => {
    if (!(await stores.cannedReplies.put({ ...typed, id }, { by: me.id, at: now }))) return false
    await stores.audit.add({ at: now, actor: me.id, action: 'reply.put', object: id, result: 'done' })
    return true
  })
  if (!isKept) return sendReplies(visit, typed, [{ field: 'code', words: '已经有这个短码了，请换一个。' }])
  return goTo(visit, REPLIES_PATH, '记下了，办案时就能用。')
}

/** What an asker will read keeps to the same rules as an answer. */
function problemsOf(
  { office }: StaffVisit,
  { code, body }: { readonly code: string; readonly body: string },
): readonly Problem[] {
  const problems: Problem[] = []
  if (!/^[\p{L}\p{N}]{2,8}$/u.test(code))
    problems.push({ field: 'code', words: '短码要 2 到 8 个字，不带空格。' })
  if (body === '') return [...problems, { field: 'body', words: '请写要说的话。' }]
  if ([...body].length > MOST_CHARS)
    return [...problems, { field: 'body', words: `太长了，最多 ${MOST_CHARS} 个字。` }]
  const said = fillPlaces(body, SAMPLE).replaceAll(/[{}｛｝]/g, '')
  const faults = lintText(said, office.knowledge().lintRules)
  const words = new Set(faults.map((fault) => faultWords({ ...fault, file: '' })))
  return [...problems, ...[...words].map((fault) => ({ field: 'body', words: fault }))]
}

const SAMPLE = { 编号: '0231', 站点: '司法所', 站点电话: '12348', 办的人: '小王', 期限: '周五' }

async function removeReply(visit: StaffVisit): Promise<Response> {
  const { office, context, me, now } = visit
  const id = context.req.param('id') ?? ''
  const known = await office.database.stores.cannedReplies.list()
  if (!known.some((reply) => reply.id === id)) return sendPage(visit, NOT_FOUND, 404)
  await office.database.transaction(async (stores) => {
    await stores.cannedReplies.remove(id)
    await stores.audit.add({ at: now, actor: me.id, action: 'reply.remove', object: id, result: 'done' })
  })
  return goTo(visit, REPLIES_PATH, '删掉了。')
}
