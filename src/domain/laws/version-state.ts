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

/** The state of one version among all installed versions of its law, on an Asia/Shanghai day. */
export function versionState(
  version: LawVersion,
  versions: readonly LawVersion[],
  day: string,
): VersionState {
  if (day < version.effectiveFrom) return 'future'
  if (version.repealedOn !== undefined && version.repealedOn <= day) return 'repealed'
  const replaced = versions.some(
    ({ law, effectiveFrom }) =>
      law === version.law && effectiveFrom > version.effectiveFrom && effectiveFrom <= day,
  )
  if (replaced) return 'superseded'
  return version.outdated ? 'outdated' : 'in-force'
}

/** The version of one law to read on a day: the newest that has come into force, else the first that will. */
export function versionOn(versions: readonly LawVersion[], day: string): LawVersion | undefined {
  const sorted = versions.toSorted((one, two) => (one.effectiveFrom < two.effectiveFrom ? -1 : 1))
  return sorted.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? sorted[0]
}
