import { type Command, parseCommand, wordsOfCommand } from './commands.ts'
import { type Fields, fieldsOf, wholeOf } from './fields.ts'

/** Who we are on the platform. */
export interface Me {
  readonly id: number
  readonly username: string
}

/** Somebody who only calls our name wants to see what we can do. */
const ONLY_CALLED = '菜单'

/** What was said to us in private: everything. */
export function saidInPrivate(words: string): string {
  const command = parseCommand(words)
  return (command === undefined ? undefined : wordsOfCommand(command)) ?? words
}

/**
 * What was said to us in a room: only what mentions us, answers us or commands us by name, our name taken
 * out. Undefined when the people there talk among themselves.
 */
export function saidInGroup(message: Fields, words: string, me: Me): string | undefined {
  const command = parseCommand(words)
  if (command?.bot !== undefined && command.bot !== me.username.toLowerCase()) return undefined
  const named = command?.bot !== undefined
  if (!named && !mentions(words, me) && !answersUs(message, me)) return undefined
  const said = withoutOurName(command, words, me)
  return said === '' && message.text !== undefined ? ONLY_CALLED : said
}

function withoutOurName(command: Command | undefined, words: string, me: Me): string {
  const clean = strip(words, me)
  const rest = strip(command?.rest ?? '', me)
  return (command === undefined ? undefined : wordsOfCommand({ ...command, rest })) ?? clean
}

function answersUs(message: Fields, me: Me): boolean {
  const author = fieldsOf(fieldsOf(message.reply_to_message)?.from)
  return wholeOf(author?.id) === me.id
}

function mentions(words: string, me: Me): boolean {
  return ourName(me).test(words)
}

function strip(words: string, me: Me): string {
  return words.replace(ourName(me), ' ').replace(/ {2,}/g, ' ').trim()
}

/** Usernames are letters, digits and `_` only. A Chinese character may follow without a space. */
function ourName(me: Me): RegExp {
  return new RegExp(`@${me.username}(?![A-Za-z0-9_])`, 'gi')
}
