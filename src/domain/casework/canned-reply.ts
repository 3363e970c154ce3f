/** Words staff send often, called up by a short code. Public words: no person's data stands in them. */
export interface CannedReply {
  readonly id: string
  /** How it is called up after a slash: `欠条`. */
  readonly code: string
  /** May hold places in braces, such as `{编号}`. */
  readonly body: string
}

/** The places a case fills by itself; any other, such as `{日期}`, is for the writer to fill. */
export const KNOWN_PLACES = ['编号', '站点', '站点电话', '办的人', '期限'] as const
export type KnownPlace = (typeof KNOWN_PLACES)[number]

const PLACE = /[{｛]([^{}｛｝\n]{0,20})[}｝]/g

/** The body with everything filled in that is known; what is not known stays open. */
export function fillPlaces(
  body: string,
  known: Readonly<Partial<Record<KnownPlace, string | undefined>>>,
): string {
  return body.replace(PLACE, (whole, name: string) => known[name.trim() as KnownPlace] ?? whole)
}

/** Places nobody has filled in: as long as there is one, the text must not leave. */
export function openPlaces(text: string): readonly string[] {
  return [...text.matchAll(PLACE)].map(([whole]) => whole)
}
