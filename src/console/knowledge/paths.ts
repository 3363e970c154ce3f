export const KNOWLEDGE_PATH = '/console/knowledge'
export const UNANSWERED_PATH = '/console/unanswered'

export function draftPath(id: string): string {
  return `${KNOWLEDGE_PATH}/drafts/${encodeURIComponent(id)}`
}
