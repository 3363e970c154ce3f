import { html } from 'hono/html'
import type { DraftField } from '../../core/knowledge/editing/draft-form.ts'
import { SECTIONS } from '../../domain/knowledge/entry.ts'
import { ROUTE_NAMES, ROUTES } from '../../domain/knowledge/route.ts'
import { TOPIC_NAMES, TOPICS } from '../../domain/knowledge/topic.ts'
import { areaField, inputField, radioField, selectField } from '../page/fields.ts'
import type { Html, Problem } from '../page/html.ts'
import { theirWords } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'
import { KNOWLEDGE_PATH } from './paths.ts'

interface EditModel {
  /** Absent: a new entry. */
  readonly entry?: string | undefined
  /** The question whose asker waits for this answer. */
  readonly asked?: { readonly consultation: string; readonly words: string } | undefined
  readonly field: DraftField
  readonly problems: readonly Problem[]
  readonly formToken: string
}

const HINTS: Readonly<Record<string, string>> = {
  一句话: '先说答案。第一行不超过 30 个字，不写法律名。',
  怎么办: '一行一步，2 到 5 步。编号不用写。',
  带什么: '一行一样。',
  多久内: '一行一条。数字要在依据的条文里有。',
  找谁: '写一个全国热线，比如 12348。本地站点会自动加上。',
  注意: '一行一条：不要信什么，什么情况不一样。',
}

/** The form an entry is written in. It adds numbers and dashes by itself. */
export function editPage(model: EditModel): Page {
  const { entry, asked, problems } = model
  return {
    title: entry === undefined ? '写一条新的' : '改这一条',
    place: 'knowledge',
    problems,
    body: html`${asked ? html`<section class="card"><h2>有人问</h2><p class="words">${theirWords(asked.words)}</p></section>` : ''}
<form method="post" action="${KNOWLEDGE_PATH}/drafts">${tokenField(model.formToken)}
<input type="hidden" name="entry" value="${entry ?? ''}"><input type="hidden" name="answers" value="${asked?.consultation ?? ''}">
${headFields(model)}
${SECTIONS.map((name) => area(model, { name, label: name, hint: HINTS[name] }))}
<button class="go">存好，看群众看到的样子</button></form>
<p class="back"><a class="button" href="${KNOWLEDGE_PATH}">不写了</a></p>`,
  }
}

function headFields(model: EditModel): Html {
  const { field, problems } = model
  const common = (name: string) => ({ id: name, name, value: field(name), problems })
  return html`${inputField({ ...common('title'), label: '标题', hint: '不超过 20 个字。' })}
${inputField({ ...common('label'), label: '按钮上的名字', hint: '不超过 8 个字，和别的都不一样。' })}
${selectField({ ...common('topic'), label: '事项类别', groups: choices(TOPIC_NAMES.map((value) => ({ value, label: TOPICS[value].label }))) })}
${selectField({ ...common('route'), label: '去向', groups: choices(ROUTE_NAMES.map((value) => ({ value, label: ROUTES[value].label }))) })}
${radioField({ ...common('urgency'), label: '急不急', choices: URGENCY_CHOICES })}
${area(model, { name: 'questions', label: '群众会怎么问', hint: '一行一个问法，照他们说话的样子写。越多越好找。' })}
${area(model, { name: 'citations', label: '依据', hint: '一行一条：法律简称 条号 白话。比如：民法典 1077 冷静期 30 天' })}`
}

const URGENCY_CHOICES = [
  { value: 'normal', label: '一般' },
  { value: 'urgent', label: '急：几天内就可能误了期限、丢了证据' },
]

function choices(list: readonly { readonly value: string; readonly label: string }[]) {
  return [{ label: '', choices: list }]
}

function area(
  { field, problems }: EditModel,
  of: { readonly name: string; readonly label: string; readonly hint: string | undefined },
): Html {
  return areaField({ ...of, id: of.name, value: field(of.name), problems })
}
