import type { LawVersion } from '../../domain/laws/law-text.ts'
import { versionOn, versionState } from '../../domain/laws/version-state.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import type { StaffVisit } from '../visit.ts'
import type { ShownVersion } from './parts.ts'

/** The version an address names, among all of its law. */
export interface NamedVersion {
  readonly version: ShownVersion
  /** Oldest first, the named one included. */
  readonly versions: readonly ShownVersion[]
}

/** Reads `:law` and `?version=`; without a version it is the one to read today. */
export async function readVersion(visit: StaffVisit): Promise<NamedVersion | undefined> {
  const { context, office } = visit
  const found = await office.database.stores.laws.versionsOf(context.req.param('law') ?? '')
  const versions = withStates(visit, found)
  const asked = context.req.query('version')
  const day = asked ?? versionOn(found, shanghaiDay(visit.now))?.effectiveFrom
  const version = versions.find(({ effectiveFrom }) => effectiveFrom === day)
  return version && { version, versions }
}

/** What every version is today. All versions of each law must be among them. */
export function withStates(
  { office, now }: StaffVisit,
  versions: readonly LawVersion[],
): readonly ShownVersion[] {
  const day = shanghaiDay(now)
  return versions.map((version) => ({
    ...version,
    state: versionState(version, versions, { day, known: office.knowledge().lawBook.laws.get(version.law) }),
  }))
}
