import type { Bot } from './bot.ts'
import { TYPES } from './content.ts'
import { fieldsOf, idOf, textOf } from './fields.ts'
import type { Description } from './inbound.ts'
import type { Self } from './mention.ts'
import { within } from './wait.ts'

/** Looks up everything needed to understand one message. Throws when the message itself cannot be read. */
export async function describe(
  bot: Bot,
  { id, self, callMs }: { id: string; self: string; callMs: number },
): Promise<Description> {
  const message = await within(callMs, bot.message(id))
  const fields = fieldsOf(message)
  const talker = idOf(fields?.talkerId)
  const room = idOf(fields?.roomId)
  const ours = talker === self
  /** Helpful but not needed: without it the message is still understood, only less well. */
  const look = (work: () => Promise<unknown>, needed: boolean) =>
    needed ? within(callMs, work()).catch(() => undefined) : undefined
  const [talkerFields, location, us, usInRoom] = await Promise.all([
    look(() => bot.contact(talker ?? ''), talker !== undefined && !ours),
    look(() => bot.location(id), fields?.type === TYPES.location && !ours),
    look(() => bot.contact(self), room !== undefined && !ours),
    look(() => bot.roomMember(room ?? '', self), room !== undefined && !ours),
  ])
  return { message, talker: talkerFields, location, self: selfOf(self, us, usInRoom) }
}

function selfOf(id: string, us: unknown, usInRoom: unknown): Self {
  const names = [fieldsOf(usInRoom)?.roomAlias, fieldsOf(usInRoom)?.name, fieldsOf(us)?.name].map(textOf)
  return { id, names: [...new Set(names.filter((name) => name !== undefined))] }
}
