import type { DangerScript } from '../../domain/knowledge/danger.ts'
import type { AnswerEntry, Citation } from '../../domain/knowledge/entry.ts'
import { type Option, type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { spokenDate } from '../../domain/shanghai-time.ts'
import { utf8Length } from '../../domain/text/split-text.ts'
import type { PickedPassages } from '../advice/advice.ts'
import { AI_LABEL } from '../advice/ai-label.ts'
import { articleName } from './citation-line.ts'
import { type Asking, composeBrief, composeEntry } from './compose-entry.ts'
import type { Answered, Decision } from './decide.ts'

export const PERSON: Option = { label: '找人帮忙', value: 'person' }
/** Leads to the articles an answer rests on. */
export const LAW_TEXT: Option = { label: '看原文', value: 'law-text' }
const NONE_OF_THESE: Option = { label: '都不是', value: 'none' }

/** The bubbles a decision becomes; the last one carries what the reader can do next. */
export function composeDecision(decision: Decision, asking: Asking): readonly OutboundMessage[] {
  const bubbles = bubblesOf(decision, asking)
  return asking.heed?.careful && decision.kind !== 'danger' ? [say(IN_CASE_OF_DANGER), ...bubbles] : bubbles
}

const IN_CASE_OF_DANGER = '要是现在有人受伤、有危险，先打 110 或 120。'

function bubblesOf(decision: Decision, asking: Asking): readonly OutboundMessage[] {
  switch (decision.kind) {
    case 'danger':
      return [composeDanger(decision.script)]
    case 'answer':
      return composeAnswer(decision, asking)
    case 'several':
      return composeSeveral(decision, asking)
    case 'clarify':
      return [
        say('我想问准一点，您要问的是哪个？\n都不是就换个说法，或者打 12348 问人。', [
          ...decision.choices.map(entryOption),
          NONE_OF_THESE,
        ]),
      ]
    case 'decline':
      return [say(decision.entry.reply, decision.entry.kind === 'decline' ? [PERSON] : [])]
    case 'lapsed':
      return [say(lapsedWords(decision.standing), [PERSON])]
    case 'handover':
      return [say(NOT_SURE, [PERSON, { label: '换个说法再问', value: 'rephrase' }])]
  }
}

function composeAnswer({ entry, also = [] }: Answered, asking: Asking): readonly OutboundMessage[] {
  const texts = composeEntry(entry, asking)
  const beside = also.length > 0 ? [['要是您问的是别的事，看这里：', ...also.map(besideLine)].join('\n')] : []
  // Four choices are as many as a small screen and a tired reader take in.
  const other = also.length > 0 ? also.map(entryOption) : [NOT_THIS]
  const law = entry.citations.length > 0 ? [LAW_TEXT] : []
  const paper = paperOption(entry)
  return withOptions([...texts, ...beside], [...other, PERSON, ...paper, ...law].slice(0, MOST_OPTIONS))
}

/** “看原文” can still be said when it finds no room. */
const MOST_OPTIONS = 4

/** Writes what the entry says to hand in. */
function paperOption({ id, documents }: AnswerEntry): readonly Option[] {
  const value = `paper:entry:${id}`
  return documents.length > 0 && utf8Length(value) <= MAX_VALUE_BYTES ? [{ label: '写申请书', value }] : []
}

/** Every platform can carry an option's value of so many bytes. */
const MAX_VALUE_BYTES = 64

/** Each matter in one bubble with its door and its law; the rest of each is one tap away. */
function composeSeveral(
  { answers, unanswered, picked = [] }: Several,
  asking: Asking,
): readonly OutboundMessage[] {
  const entries = answers.map(({ entry }) => entry)
  const bubbles = entries.map((entry, at) => {
    const own = picked.find((one) => one.entry === entry)
    return `第${at + 1}件：${entry.title}\n${composeBrief(entry, asking, own && passageLines(own))}`
  })
  const lost = unanswered.map(
    (matter) => `“${matter.slice(0, LONGEST_QUOTE)}”这件我没把握，请打 12348 问，或者找人帮忙。`,
  )
  const label = picked.length > 0 ? [`（${AI_LABEL}：只帮着挑了几段，都是人写的。）`] : []
  const last = ['这几件，急的放在前面。', ...lost, '想看哪一件怎么办，点下面，或者回数字。', ...label].join(
    '\n',
  )
  return withOptions([...bubbles, last], [...entries.map(entryOption), PERSON])
}

/** Below what is always said: the lines that a model picked, under its few words that lead over. */
function passageLines({ lead, passages }: PickedPassages): string {
  return ['', ...(lead === '' ? [] : [lead]), ...passages.map((passage) => `· ${passage}`)].join('\n')
}

type Several = Extract<Decision, { kind: 'several' }>
/** Enough of somebody's words to know them again. */
const LONGEST_QUOTE = 15

const NOT_THIS: Option = { label: '不是问这个', value: 'none' }

/** What a line beside the answer rests on. */
export function besideCitations(entry: AnswerEntry): readonly Citation[] {
  return entry.citations.slice(0, 2)
}

function besideLine(entry: AnswerEntry): string {
  const law = besideCitations(entry).map((citation) => `《${citation.law}》${articleName(citation.article)}`)
  return `· ${entry.title}：${entry.sections.一句话.replaceAll('\n', '')}（${law.join('、')}）`
}

const NOT_SURE =
  '这个我没把握，不敢乱说。\n说错了法会害了您。\n可以找人帮您，按“找人帮忙”。\n急的话打 12348，是公共法律服务热线。'

function lapsedWords({ law, article, on }: Extract<Decision, { kind: 'lapsed' }>['standing']): string {
  const what = law ? `《${law}》${article === undefined ? '' : articleName(article)}` : '我记的规定'
  return `这件事的规定变了，我原来的答案不能用了。\n${what}只用到 ${spokenDate(on)}。\n先打 12348 问新规定，或者按“找人帮忙”。`
}

/**
 * The fixed words for a danger; never composed, so never wrong in a hurry. `beside` is one tap away: many who
 * speak of a danger ask about the law of it.
 */
export function composeDanger(script: DangerScript, beside?: AnswerEntry): OutboundMessage {
  return {
    text: script.script.trim(),
    options: beside ? [PERSON, entryOption(beside)] : [PERSON],
    tone: script.urgency === 'emergency' ? 'emergency' : 'normal',
  }
}

function entryOption({ id, title, label }: Pick<AnswerEntry, 'id' | 'title' | 'label'>): Option {
  return { label: label ?? title, value: `ask:${id}` }
}

function withOptions(texts: readonly string[], options: readonly Option[]): readonly OutboundMessage[] {
  return texts.map((text, at) => say(text, at === texts.length - 1 ? options : []))
}
