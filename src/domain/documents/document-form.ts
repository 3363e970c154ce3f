import type { Route } from '../knowledge/route.ts'
import type { Topic } from '../knowledge/topic.ts'

/** One column of a list inside a paper, such as what each piece of evidence proves. */
export interface DocumentColumn {
  readonly name: string
  /** `money` is read as yuan and can be summed; absent = words. */
  readonly kind?: 'money' | undefined
  /** True where an empty cell is no gap. */
  readonly optional?: boolean | undefined
}

interface FieldHead {
  /** The name in the braces of the template, Chinese. */
  readonly name: string
  /** What it is called where it is missing: 【待补：您的姓名】. */
  readonly label: string
  /** How a villager is asked; absent = never asked, filled from elsewhere or by hand. */
  readonly ask?: string | undefined
  readonly example?: string | undefined
  readonly required: boolean
  /** Sensitive under 个人信息保护法 28: asked only after a yes of its own (29). */
  readonly sensitive: boolean
}

/** One thing a paper says. A `sum` is never asked: it is added up from a list. */
export type DocumentField = FieldHead &
  (
    | { readonly kind: 'text' | 'long' | 'money' | 'day' | 'phone' | 'id-number' }
    | { readonly kind: 'rows'; readonly columns: readonly DocumentColumn[] }
    | {
        readonly kind: 'sum'
        /** The list, its money column, and the column taken away from it. */
        readonly rows: string
        readonly column: string
        readonly minus?: string | undefined
        /** The field whose amount the sum must equal. */
        readonly equals?: string | undefined
      }
  )

/** One kind of paper: what it is for, what it says, where it goes, which articles set its contents. */
export interface DocumentForm {
  readonly id: string
  readonly title: string
  /** At most 8 Han, for a button. */
  readonly label: string
  /** One sentence: when somebody needs it. */
  readonly purpose: string
  /** Which court or office takes it, by the route of the matter. */
  readonly to: Readonly<Partial<Record<Route, string>>>
  readonly copies: string
  readonly bring: readonly string[]
  readonly note?: string | undefined
  readonly cites: readonly { readonly law: string; readonly article: number | string }[]
  readonly fields: readonly DocumentField[]
  /** True: staff read it before the villager gets it. */
  readonly review: boolean
  /** The same, only for matters of these topics. */
  readonly reviewTopics: readonly Topic[]
  /** Asia/Shanghai day on which its articles were last checked. */
  readonly reviewedOn: string
}

/** True when a person must read such a paper before it leaves. */
export function needsReview(form: DocumentForm, topic: Topic): boolean {
  return form.review || form.reviewTopics.includes(topic)
}
