import type { DocumentForm } from '../../domain/documents/document-form.ts'
import { ROUTE_NAMES, type Route } from '../../domain/knowledge/route.ts'

/** What is said of one paper when its owner gets it. */
export interface HandedOver {
  /** How it begins: 草稿写好了，先看一遍。 */
  readonly first: string
  readonly draft: string
  /** What is still to be done to it, one sentence a line. */
  readonly todo: readonly string[]
  /** Of the matter: it decides where the paper goes. */
  readonly route: string
}

/** What the asker must still do to a paper, then where it goes and what goes with it. */
export function handOverWords(form: DocumentForm, { first, draft, todo, route }: HandedOver): string {
  return [
    first,
    `《${form.title}》，编号 ${draft}。`,
    ...todo,
    `交到：${officeFor(form, route)}。`,
    `份数：${form.copies}`,
    `带上：${form.bring.join('、')}。`,
    ...(form.note === undefined ? [] : [form.note]),
    '这是草稿，要您自己核对、签字、按手印。',
  ].join('\n')
}

function officeFor({ to }: DocumentForm, route: string): string {
  const known = ROUTE_NAMES.find((name: Route) => name === route)
  return (known && to[known]) ?? Object.values(to)[0] ?? '先打 12348 问'
}
