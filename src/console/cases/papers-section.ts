import { html } from 'hono/html'
import { isOpen } from '../../domain/casework/case.ts'
import { shanghaiMinute } from '../../domain/shanghai-time.ts'
import type { Html } from '../page/html.ts'
import { tokenField } from '../page/layout.ts'
import { casePath } from './case-link.ts'
import type { CaseModel, PaperView } from './case-model.ts'

/** Papers of the case: to be read first, then given to the asker. Nothing for a case without any. */
export function papersSection(model: CaseModel): Html | '' {
  if (model.papers.length === 0) return ''
  return html`<section class="card" aria-label="文书"><h2>文书（${model.papers.length} 份）</h2>
${model.papers.map((paper) => paperLines(paper, model))}
<p class="hint">先打开看：人、时间、要求对不对，法院写对没有。每次打开都会记下。要改的地方，用“补材料”告诉当事人，再写一份。</p></section>`
}

function paperLines(paper: PaperView, model: CaseModel): Html {
  const { title, draft, at, released } = paper
  return html`<p>《${title}》，编号 ${draft}，${shanghaiMinute(at)} 写的。<strong>${released ? '已交给当事人' : '等人看，当事人还没拿到'}</strong></p>
${model.mayOpenPapers ? paperActs(paper, model) : html`<p class="hint">接单以后可以打开。</p>`}`
}

function paperActs({ id, title, released }: PaperView, { theCase, formToken }: CaseModel): Html {
  const path = `${casePath(theCase)}/papers/${id}`
  const give = html`<form method="post" action="${path}/release">${tokenField(formToken)}
<button class="go">看过了，把《${title}》交给当事人</button></form>`
  return html`<p><a class="button" href="${path}">打开《${title}》（Word）</a></p>${released || !isOpen(theCase) ? '' : give}`
}
