import { html } from 'hono/html'
import { placeName, stationName } from '../../core/casework/describe-case.ts'
import { CASE_STATE_LABELS, shortNumber } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import { TOPICS } from '../../domain/knowledge/topic.ts'
import { shanghaiMinute } from '../../domain/shanghai-time.ts'
import { useList } from '../model/model-page.ts'
import { type Html, theirWords } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'
import { actForms } from './act-forms.ts'
import { casePath } from './case-link.ts'
import { dueLine, isOpen, tags } from './case-list-page.ts'
import type { CaseModel } from './case-model.ts'
import { clockList } from './clock-list.ts'
import { eventWords, type Names, outcomeWords } from './event-words.ts'
import { interviewSection } from './interview-section.ts'
import { papersSection } from './papers-section.ts'

export function casePage(model: CaseModel): Page {
  return {
    title: `案件 ${shortNumber(model.theCase)}`,
    place: 'cases',
    problems: model.problems,
    body: html`<div class="columns"><div>${model.undo ?? ''}<div id="live-card" data-live>${card(model)}${clockList(model, model.now)}${interviewSection(model)}${papersSection(model)}</div>${actForms(model)}</div><div id="live-log" data-live>${log(model)}</div></div>${modelPart(model)}`,
  }
}

function card(model: CaseModel): Html {
  const { theCase, county, names } = model
  const owner = theCase.owner === undefined ? '还没人接' : (names.get(theCase.owner) ?? '已离开的同事')
  return html`<section class="card" aria-label="案情">
<p class="state"><strong>${CASE_STATE_LABELS[theCase.state]}</strong> ${tags(theCase)}</p>
${isOpen(theCase) ? dueLine(theCase, county, model.now) : ''}
<dl>
${line('事项', TOPICS[theCase.topic].label)}
${line('地点', theirWords(placeName(theCase, county)))}
${line('站点', theirWords(stationName(theCase.station, county)))}
${line('谁在办', theirWords(owner))}
${line('来的时间', shanghaiMinute(theCase.openedAt))}
${theCase.outcome ? line('结果', outcomeWords(theCase.outcome)) : ''}
${line('电话', phone(model))}
${line('他说的', html`<span class="words">${theirWords(theCase.words)}</span>`)}
</dl></section>`
}

function line(name: string, value: Html | string): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}

function phone({ phone: view, mayShowPhone, hasCodes, theCase, formToken }: CaseModel): Html {
  if (view.kind === 'none') return html`没有留号码`
  if (view.kind === 'shown') return html`${dial(view.number)}（这次查看已记下）`
  if (!mayShowPhone) return html`留了号码，接单以后可以看`
  if (!hasCodes) return html`留了号码。要看，先<a href="/console/account">开登录验证码</a>`
  return html`${view.tail === undefined ? '已遮住' : html`尾号 ${theirWords(view.tail)}，其余遮住`}
<form method="post" action="${casePath(theCase)}/phone">${tokenField(formToken)}<button>显示号码</button></form>
<span class="hint">每次查看都会记下是谁看的。</span>`
}

/** Only what is a number can be dialled. */
function dial(number: string): Html {
  if (!/^\+?[\d -]{3,20}$/.test(number)) return theirWords(number)
  return html`<a class="dial" href="tel:${number}">${number}</a>`
}

/** What of the talk before was understood with a model's help. */
function modelPart({ modelUses }: CaseModel): Html | string {
  if (modelUses.length === 0) return ''
  return html`<section><h2>模型帮过的</h2>${useList(modelUses)}</section>`
}

function log(model: CaseModel): Html {
  return html`<section><h2>经过</h2><ol class="log">${model.events.map((event) => logLine(event, model))}</ol></section>`
}

function logLine(event: CaseEvent, names: Names): Html {
  const { who, what, note } = eventWords(event, names)
  return html`<li><p class="when">${shanghaiMinute(event.at)} · ${theirWords(who)}</p>
<p>${theirWords(what)}${note === undefined ? '' : html`<span class="words">${theirWords(note)}</span>`}</p></li>`
}
