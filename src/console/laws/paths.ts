import type { Entry } from '../../domain/knowledge/entry.ts'
import type { VersionKey } from '../../domain/laws/law-text.ts'

export const LAWS_PATH = '/console/laws'

export function lawPath({ law, effectiveFrom }: VersionKey): string {
  return `${LAWS_PATH}/${encodeURIComponent(law)}?version=${effectiveFrom}`
}

export function articlePath({ law, effectiveFrom }: VersionKey, key: string): string {
  return `${LAWS_PATH}/${encodeURIComponent(law)}/articles/${key}?version=${effectiveFrom}`
}

export function changesPath({ law, effectiveFrom }: VersionKey): string {
  return `${LAWS_PATH}/${encodeURIComponent(law)}/changes?version=${effectiveFrom}`
}

export function entryPath({ id }: Pick<Entry, 'id'>): string {
  return `/console/entries/${id}`
}

/** Where an entry is edited. */
export function editPath(entry: string): string {
  return `/console/knowledge/edit/${entry}`
}
