import { html } from 'hono/html'
import { clockQuestion } from '../../core/casework/alarms/run-alarms.ts'
import { readingWords, ruleWords } from '../../core/casework/due-words.ts'
import { clockFace } from '../../core/casework/working-days.ts'
import type { Case } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import { caseClocks } from '../../domain/clocks/case-clocks.ts'
import type { County } from '../../domain/place/station.ts'
import type { Html } from '../page/html.ts'

/** Every clock of a case: how it stands, its law, and what it means in plain words. */
export function clockList(
  of: { theCase: Case; events: readonly CaseEvent[]; county: County },
  now: number,
): Html {
  const face = clockFace(of.county)
  const clocks = caseClocks(clockQuestion(of.theCase, of.events, of.county))
  if (clocks.length === 0) return html``
  return html`<section class="card" aria-label="时限"><h2>时限</h2><ul class="log">${clocks.map((clock) => {
    const { words, late } = readingWords(clock, now, face)
    return html`<li><p class="${late ? 'due late' : 'due'}"><span aria-hidden="true">${late ? '⚠' : '○'} </span>${ruleWords(clock.rule)}：${words}</p>
<p class="hint">${clock.rule.plain}</p></li>`
  })}</ul></section>`
}
