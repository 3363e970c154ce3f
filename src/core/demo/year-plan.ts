import type { Random } from '../random/random.ts'

/** What kind of matter a simulated villager comes with. `question` only asks. */
export type MatterKind = 'legal-aid' | 'wages' | 'dispute' | 'question'

/** One matter of the year: when in it (0 to 1), and how it ends. Money is whole 元. */
export interface PlannedMatter {
  readonly kind: MatterKind
  readonly share: number
  readonly accepted: boolean
  readonly solved: boolean
  readonly people: number
  readonly yuan: number
}

/** The county's own figures for 2021: the year to be simulated. */
const YEAR = {
  consultations: 768,
  legalAid: { count: 220, yuan: 19_500_000 },
  wages: { count: 46, accepted: 4, people: 147, yuan: 1_996_300 },
  disputes: { count: 231, unsolved: 5 },
} as const

/** The matters of one year, in the order they come. `scale` 1 is the whole county, 0.1 a tenth of it. */
export function planYear(random: Random, scale: number): readonly PlannedMatter[] {
  const of = (whole: number) => Math.max(1, Math.round(whole * scale))
  const { legalAid, wages, disputes } = YEAR
  const cases = [
    ...group('legal-aid', { count: of(legalAid.count), people: of(legalAid.count), yuan: of(legalAid.yuan) }),
    ...group('wages', { count: of(wages.count), people: of(wages.people), yuan: of(wages.yuan) }),
    ...group('dispute', { count: of(disputes.count), people: of(disputes.count) * 2, yuan: 0 }),
  ]
  const questions = Math.max(0, of(YEAR.consultations) - cases.length)
  const accepted = of(wages.accepted)
  const unsolved = scale === 1 ? disputes.unsolved : 0
  let [wageAt, disputeAt] = [0, 0]
  const matters = [...cases, ...group('question', { count: questions, people: 0, yuan: 0 })].map(
    (matter) => ({
      ...matter,
      share: random.below(1_000_000) / 1_000_000,
      accepted: matter.kind === 'legal-aid' || (matter.kind === 'wages' && wageAt++ < accepted),
      solved: !(matter.kind === 'dispute' && disputeAt++ < unsolved),
    }),
  )
  return matters.toSorted((one, two) => one.share - two.share)
}

/** Splits people and money so that the sums are exact. */
function group(kind: MatterKind, sums: { count: number; people: number; yuan: number }) {
  const part = (whole: number, at: number) =>
    Math.floor((whole * (at + 1)) / sums.count) - Math.floor((whole * at) / sums.count)
  return Array.from({ length: sums.count }, (_, at) => ({
    ...{ kind, people: part(sums.people, at), yuan: part(sums.yuan, at) },
  }))
}
