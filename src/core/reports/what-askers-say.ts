import { type Case, PAID_LABELS, RATING_LABELS } from '../../domain/casework/case.ts'
import { caseLines } from './case-lines.ts'
import { eventsOf, headingsOf, isWithin, type ReportFacts } from './facts.ts'
import type { Table } from './table.ts'

/** What the askers said about the end of their cases within the span. */
export function ratings(facts: ReportFacts): Table {
  return caseLines({
    id: 'ratings',
    title: '满意度',
    note: '单位：件。按评价的时间统计，案件可能早就办结；一件评了几次，只算这段时间里最后一次。',
    ...{ corner: '评价', unit: '评价（件）', headings: headingsOf(RATING_LABELS) },
    ...within(facts, 'rated', ({ body }) => String(body.rating)),
  })
}

/** Whether promised money had come, as the askers said within the span. */
export function followUps(facts: ReportFacts): Table {
  return caseLines({
    id: 'follow-ups',
    title: '回访 钱到手没有',
    note: '单位：件。说好以后给钱的案件，30 天后问当事人；按他回答的时间统计，只算这段时间里最后一次。',
    ...{ corner: '回答', unit: '回访（件）', headings: headingsOf(PAID_LABELS) },
    ...within(facts, 'followed-up', ({ body }) => body.paid),
  })
}

/** Cases the asker had opened again within the span. */
export function reopenedCases(facts: ReportFacts): readonly Case[] {
  return facts.cases.filter((one) => eventsOf(facts, one, 'reopened').some(({ at }) => isWithin(at, facts)))
}

/** The cases spoken of within the span, and the last thing said. */
function within<K extends 'rated' | 'followed-up'>(
  facts: ReportFacts,
  kind: K,
  said: (event: ReturnType<typeof eventsOf<K>>[number]) => string,
): { readonly records: readonly Case[]; readonly keyOf: (one: Case) => string | undefined } {
  const last = (one: Case) => eventsOf(facts, one, kind).findLast(({ at }) => isWithin(at, facts))
  const all = [...facts.cases, ...facts.endedBefore]
  return {
    records: all.filter((one) => last(one) !== undefined),
    keyOf: (one) => {
      const event = last(one)
      return event && said(event)
    },
  }
}
