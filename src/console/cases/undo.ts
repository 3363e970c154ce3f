import { html } from 'hono/html'
import type { Desk } from '../../core/casework/desk.ts'
import { UNDO_MS, undoLast } from '../../core/casework/undo.ts'
import { shortNumber } from '../../domain/casework/case.ts'
import { formToken } from '../form-token.ts'
import type { Html } from '../page/html.ts'
import { tokenField } from '../page/layout.ts'
import { goTo } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'

/** Takes back this reader's last close or transfer, as `撤销` does in chat. */
export async function undo(visit: StaffVisit): Promise<Response> {
  const { office, now, me } = visit
  const { ids, capabilitiesOf } = office
  const { text } = await office.database.transaction((stores) => {
    const desk: Desk = { ...{ stores, now, ids, capabilitiesOf }, county: office.county() }
    return undoLast(desk, me)
  })
  office.onQueued()
  return goTo(visit, '/console', text.split('\n')[0] ?? '')
}

/** The button, while there is something of this reader to take back. */
export async function undoForm(visit: StaffVisit): Promise<Html | undefined> {
  const { office, me, now } = visit
  const theCase = await office.database.stores.cases.lastEndedBy(me.id, now - UNDO_MS)
  if (!theCase) return undefined
  return html`<form method="post" action="/console/undo" class="card">${tokenField(formToken(visit.secret))}
<p>刚才动了案件 ${shortNumber(theCase)}。按错了，10 秒内可以收回。</p><button>撤销</button></form>`
}
