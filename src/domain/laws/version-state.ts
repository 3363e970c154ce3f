import type { LawVersion } from './law-text.ts'

/** Whether a version is law on a day, and why not. */
export type VersionState = keyof typeof VERSION_STATE_LABELS

/** As staff and villagers read it. */
export const VERSION_STATE_LABELS = {
  'in-force': '现行有效',
  future: '还没施行',
  superseded: '旧版，已有新版代替',
  outdated: '旧版，新版还没装',
  repealed: '已废止',
} as const

/** On which day, and what our own law file knows of the version in use. */
export interface StateOn {
  /** Asia/Shanghai day. */
  readonly day: string
  readonly known?: { readonly effectiveFrom: string; readonly effectiveTo?: string | undefined } | undefined
}

/** The state of one version among all installed versions of its law. */
export function versionState(
  version: LawVersion,
  versions: readonly LawVersion[],
  { day, known }: StateOn,
): VersionState {
  const { law, effectiveFrom, repealedOn } = version
  const isNewer = (other: string) => other > effectiveFrom && other <= day
  if (day < effectiveFrom) return 'future'
  if ((repealedOn ?? '9999') <= day || (known?.effectiveTo ?? '9999') < day) return 'repealed'
  if (versions.some((other) => other.law === law && isNewer(other.effectiveFrom))) return 'superseded'
  return version.outdated || (known && isNewer(known.effectiveFrom)) ? 'outdated' : 'in-force'
}

/** The version of one law to read on a day: the newest that has come into force, else the first that will. */
export function versionOn(versions: readonly LawVersion[], day: string): LawVersion | undefined {
  const sorted = versions.toSorted((one, two) => (one.effectiveFrom < two.effectiveFrom ? -1 : 1))
  return sorted.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? sorted[0]
}
