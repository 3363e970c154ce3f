import { html } from 'hono/html'
import type { Entry } from '../../domain/knowledge/entry.ts'
import type { LawVersion } from '../../domain/laws/law-text.ts'
import { VERSION_STATE_LABELS, type VersionState } from '../../domain/laws/version-state.ts'
import { type Html, theirWords } from '../page/html.ts'
import { entryPath } from './paths.ts'

/** A version with what it is on the day of reading. */
export interface ShownVersion extends LawVersion {
  readonly state: VersionState
}

/** In words: no colour is needed to read it. */
export function stateTag(state: VersionState): Html {
  const plain = state === 'in-force' || state === 'future'
  return html`<span class="${plain ? 'tag' : 'tag alarm'}">${VERSION_STATE_LABELS[state]}</span>`
}

/** The lines of a text, each a paragraph. */
export function textLines(text: string): Html {
  return html`${text.split('\n').map((line) => html`<p>${theirWords(line)}</p>`)}`
}

/** Entries as links; `below` adds a line to each. */
export function entryList(entries: readonly Entry[], below: (entry: Entry) => string = () => ''): Html {
  return html`<ul class="cases">${entries.map((entry) => {
    const more = below(entry)
    return html`<li class="case"><h3><a class="case-link" href="${entryPath(entry)}">${theirWords(entry.title)}</a></h3>
${more === '' ? '' : html`<p class="words">${theirWords(more)}</p>`}</li>`
  })}</ul>`
}
