import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ItemView } from './item-view.ts'
import type { PageFiles } from './page-files.ts'

/** What a page of the chat shows. */
export interface PageModel {
  readonly countyName: string
  readonly files: PageFiles
  readonly items: readonly ItemView[]
  /** The session's mark, the forms' token. Empty in the shell, which only works with script. */
  readonly mark: string
  readonly newId: () => string
  /** A sentence above the box: what went wrong, or that an answer is on its way. */
  readonly notice?: string
  /** Text that could not be sent, put back into the box. */
  readonly draft?: string
}

/** What every form carries: a key against doubles and a token against forged posts. */
export function hiddenFields(model: Pick<PageModel, 'mark' | 'newId'>) {
  return html`<input type="hidden" name="id" value="${model.newId()}"><input type="hidden" name="mark" value="${model.mark}">`
}

/** Markup as text. Nothing we render waits for anything, whatever hono's type allows. */
export function markupText(markup: HtmlEscapedString | Promise<HtmlEscapedString>): string {
  if (markup instanceof Promise) throw new TypeError('markup must not hold promises')
  return markup.toString()
}
