import type { ConsoleRoute } from '../route.ts'
import { publishDraft, saveDraft, showDraft, showForm, withdrawDraft } from './drafts.ts'
import { showKnowledge } from './show-knowledge.ts'
import {
  claimQuestion,
  giveQuestionBack,
  joinToEntry,
  setQuestionAside,
  showUnanswered,
} from './unanswered.ts'

const access = 'edit-knowledge'

/** Writing answers: whoever may write may approve, but never what they wrote themselves. */
export const KNOWLEDGE_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/knowledge', access, answer: showKnowledge },
  { method: 'GET', path: '/knowledge/new', access, answer: showForm },
  { method: 'GET', path: '/knowledge/edit/:topic/:slug', access, answer: showForm },
  { method: 'POST', path: '/knowledge/drafts', access, answer: saveDraft },
  { method: 'GET', path: '/knowledge/drafts/:id', access, answer: showDraft },
  { method: 'POST', path: '/knowledge/drafts/:id/publish', access, answer: publishDraft },
  { method: 'POST', path: '/knowledge/drafts/:id/withdraw', access, answer: withdrawDraft },
  { method: 'GET', path: '/unanswered', access, answer: showUnanswered },
  { method: 'POST', path: '/unanswered/:id/claim', access, answer: claimQuestion },
  { method: 'POST', path: '/unanswered/:id/give-back', access, answer: giveQuestionBack },
  { method: 'POST', path: '/unanswered/:id/set-aside', access, answer: setQuestionAside },
  { method: 'POST', path: '/unanswered/:id/same', access, answer: joinToEntry },
]
