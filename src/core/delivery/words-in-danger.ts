import type { InboundContent } from '../../domain/message/inbound-message.ts'
import type { WordsInDanger } from '../../ports/words-in-danger.ts'
import { GROUP_WORDS } from '../conversation/danger-step.ts'
import type { DangerTriage } from '../understanding/danger.ts'

/** `triage` is asked for anew each time: knowledge is published while the program runs. */
export function createWordsInDanger(triage: () => DangerTriage): WordsInDanger {
  return ({ content, group }) => {
    const words = wordsOf(content)
    const script = words === '' ? undefined : triage()(words)
    if (script === undefined) return undefined
    return group ? GROUP_WORDS : `${script.script.trim()}\n${NOT_SURE_KEPT}`
  }
}

/** Whether it is stored later is not known yet: they must not rely on somebody coming. */
const NOT_SURE_KEPT = '我这会儿忙不过来，不一定记得下您的话、叫得来人。请您先打电话。'

function wordsOf(content: InboundContent): string {
  if (content.kind === 'text') return content.text
  return content.kind === 'attachment' ? (content.caption ?? '') : ''
}
