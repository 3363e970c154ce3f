/** The menu Telegram shows, and the Chinese word each command stands for in the core. `/start` stays as it is. */
export const COMMANDS = [
  { command: 'start', description: '开始', word: '/start' },
  { command: 'help', description: '帮助', word: '帮助' },
  { command: 'rengong', description: '找人帮忙', word: '人工' },
  { command: 'jindu', description: '查进度', word: '查进度' },
  { command: 'caidan', description: '菜单', word: '菜单' },
  { command: 'xinxi', description: '我的信息', word: '我的信息' },
] as const

/** `/name@bot rest`, as typed. `bot` is set when the writer addressed one bot among several. */
export interface Command {
  readonly name: string
  readonly bot: string | undefined
  readonly rest: string
}

const COMMAND = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:\s([\s\S]*))?$/
/** What a deep link `?start=` can carry. */
const DEEP_LINK = /^[A-Za-z0-9_-]{1,64}$/

export function parseCommand(text: string): Command | undefined {
  const match = COMMAND.exec(text)
  if (match === null) return undefined
  return { name: (match[1] ?? '').toLowerCase(), bot: match[2]?.toLowerCase(), rest: (match[3] ?? '').trim() }
}

/** The words the core understands; undefined for a command we do not have. */
export function wordsOfCommand(command: Command): string | undefined {
  const word = COMMANDS.find((known) => known.command === command.name)?.word
  if (word === undefined) return undefined
  const rest = word === '/start' && !DEEP_LINK.test(command.rest) ? '' : command.rest
  return rest === '' ? word : `${word} ${rest}`
}
