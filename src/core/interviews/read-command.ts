/** What can be said at any moment of an interview, beside an answer. */
export type RunCommand =
  | { readonly kind: 'skip' | 'back' | 'leave' | 'keep' | 'yes' | 'forget' }
  /** `line` counts from 1; absent when only 改 was said. */
  | { readonly kind: 'fix'; readonly line: number | undefined }

const WORDS: readonly (readonly [RegExp, Exclude<RunCommand['kind'], 'fix'>])[] = [
  [
    /^(跳过|skip|不想说|不想答|不说|不知道|不晓得|不清楚|记不得了?|忘了|以后补|以后再说|不留|不想留|不方便|没有|没得|无)$/,
    'skip',
  ],
  [/^(上一步|back|上一问|退回去|回去)$/, 'back'],
  [/^(不问了|退出|算了|取消|不用了|不找了|先不交|leave|停|先这样)$/, 'leave'],
  [/^(不改|不改了|keep|留着)$/, 'keep'],
  [/^(删掉|删了|这个不说了)$/, 'forget'],
  [
    /^(yes|可以|可以问|可以说|好|好的|好吧|行|行吧|要得|是|是的|对|对的|都对|没错|嗯|同意|交|交吧|交给.*)$/,
    'yes',
  ],
]

/** Reads a command of an interview; undefined when the words are something else. */
export function readCommand(text: string): RunCommand | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s。!！.]+$/, '')
    .trim()
  const fix = /^(?:改|fix|改一处|修改)\s*第?\s*(\d{1,2})?\s*(?:条|个|项)?$/.exec(plain)
  if (fix) return { kind: 'fix', line: fix[1] === undefined ? undefined : Number(fix[1]) }
  const found = WORDS.find(([pattern]) => pattern.test(plain))
  return found && { kind: found[1] }
}
