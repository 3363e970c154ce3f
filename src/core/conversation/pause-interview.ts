import type { Option } from '../../domain/message/outbound-message.ts'
import { withPausedInterview } from './state.ts'
import type { Turn } from './turn.ts'

export const RESUME: Option = { label: '接着说', value: 'resume' }

/** Puts a running interview aside, all answers kept, with the way back as an option. */
export function pauseInterview(turn: Turn): { state: Turn['state']; options: readonly Option[] } {
  const { state } = turn
  return { state: withPausedInterview(state), options: state.interview ? [RESUME] : [] }
}
