import type { ConsoleRoute } from '../route.ts'
import { CASE_ACTS } from './case-acts.ts'
import { handPaperOver } from './hand-paper-over.ts'
import { listCases } from './list-cases.ts'
import { runAct } from './run-act.ts'
import { sendEvidence } from './send-evidence.ts'
import { sendPaper } from './send-paper.ts'
import { showCase } from './show-case.ts'
import { showPhone } from './show-phone.ts'
import { undo } from './undo.ts'

/** Each handler asks the policy about its own case. */
export const CASE_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '', access: 'see-office', answer: listCases },
  { method: 'GET', path: '/cases/:number', access: 'see-office', answer: showCase },
  { method: 'GET', path: '/cases/:number/files/:id', access: 'see-office', answer: sendEvidence },
  { method: 'GET', path: '/cases/:number/papers/:id', access: 'see-office', answer: sendPaper },
  { method: 'POST', path: '/cases/:number/papers/:id/release', access: 'see-office', answer: handPaperOver },
  { method: 'POST', path: '/cases/:number/phone', access: 'see-office', answer: showPhone },
  { method: 'POST', path: '/undo', access: 'see-office', answer: undo },
  ...CASE_ACTS.map(
    (act): ConsoleRoute => ({
      ...{ method: 'POST', path: `/cases/:number/${act}`, access: 'see-office' },
      answer: runAct(act),
    }),
  ),
]
