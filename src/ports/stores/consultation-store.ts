import type { Consultation } from '../../domain/casework/consultation.ts'
import type { TimeSpan } from '../../domain/shanghai-time.ts'

export interface ConsultationStore {
  add(consultation: Consultation): Promise<void>
  /** Forgets what a person wrote; the counts stay. */
  eraseWords(person: string): Promise<void>
  byId(id: string): Promise<Consultation | undefined>
  within(span: TimeSpan): Promise<readonly Consultation[]>
}
