import type { ConsoleRoute } from '../route.ts'
import { showLaws } from './search.ts'
import { showEntry } from './show-entry.ts'
import { showArticle, showChanges, showLaw } from './show-law.ts'

/** Laws and entries hold nothing about anybody: every member of staff may read them. */
export const LAW_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/laws', access: 'see-office', answer: showLaws },
  { method: 'GET', path: '/laws/:law', access: 'see-office', answer: showLaw },
  { method: 'GET', path: '/laws/:law/changes', access: 'see-office', answer: showChanges },
  { method: 'GET', path: '/laws/:law/articles/:key', access: 'see-office', answer: showArticle },
  { method: 'GET', path: '/entries/:topic/:slug', access: 'see-office', answer: showEntry },
]
