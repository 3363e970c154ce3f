import { type Case, caseNumber, shortNumber } from '../../domain/casework/case.ts'
import { quietUntil } from '../../domain/casework/quiet-hours.ts'
import type { ChatAddress } from '../../domain/message/inbound-message.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { canOnCase } from '../../domain/people/policy.ts'
import { caseText } from './describe-case.ts'
import { type Desk, staffActor } from './desk.ts'
import { roomCard } from './room-card.ts'
import { sendTo } from './send-to.ts'

/** Tells the people of the case's station (and, for danger, every duty officer) that it waits. Returns how many chats. */
export async function notifyStaff(desk: Desk, theCase: Case): Promise<number> {
  const chats = await chatsToTell(desk, theCase)
  const number = shortNumber(theCase)
  const message: OutboundMessage = {
    text: `${theCase.reason === 'danger' ? '紧急！' : ''}新案件等人接。\n${await caseText(desk, theCase)}\n接单请发：接 ${number}`,
    options: [{ label: `接 ${number}`, value: `接 ${caseNumber(theCase)}` }],
    tone: theCase.reason === 'danger' ? 'emergency' : 'normal',
  }
  for (const address of chats) {
    // Numbered choices of a message nobody asked for would take the place of those on the reader's screen.
    const pressable = desk.capabilitiesOf(address.channel).buttons
    await sendTo(
      desk.stores,
      { address, messages: [pressable ? message : { ...message, options: [] }] },
      desk,
    )
  }
  return chats.length + (await tellRooms(desk, theCase))
}

/** Rooms of staff hear that there is something, and no more. */
async function tellRooms(desk: Desk, theCase: Case): Promise<number> {
  let told = 0
  for (const { room, station } of await desk.stores.staff.rooms()) {
    const card = roomCard(theCase, { station }, desk.county)
    if (card === undefined) continue
    await sendTo(desk.stores, { address: room, messages: [card] }, desk)
    told += 1
  }
  return told
}

async function chatsToTell(desk: Desk, theCase: Case): Promise<readonly ChatAddress[]> {
  const bound = await desk.stores.staff.bound()
  const mayClaim = bound.filter(({ staff }) => canOnCase(staffActor(staff, desk.county), 'claim', theCase))
  const here = mayClaim.filter(({ staff }) => staff.station === theCase.station)
  const duty = mayClaim.filter(({ staff }) => staff.role === 'duty')
  const told = theCase.reason === 'danger' ? [...here, ...duty] : here.length > 0 ? here : duty
  const everyone = told.length > 0 ? told : mayClaim.filter(({ staff }) => staff.role === 'admin')
  return [...new Map(everyone.map(({ chat }) => [`${chat.channel} ${chat.chat}`, chat])).values()]
}

/** Somebody who asked a moment ago is awake and waits. */
const JUST_ASKED_MS = 30 * 60_000

/** Danger knows no quiet hours, nor do staff on duty. */
function askerQuiet(desk: Desk, { reason, openedAt }: Case): number | undefined {
  return reason === 'danger' || desk.now - openedAt < JUST_ASKED_MS ? undefined : quietUntil(desk.now)
}

/**
 * Tells the asker, in plain words, in the chat the case came from. Of what must stay secret a push says nothing:
 * another may be holding the phone. 查进度 says it.
 */
export async function tellAsker(desk: Desk, theCase: Case, text: string): Promise<void> {
  await pushToAsker(desk, theCase, say(text))
}

/** The same with a whole bubble, a paper for instance. */
export async function pushToAsker(desk: Desk, theCase: Case, message: OutboundMessage): Promise<void> {
  const messages = [theCase.sealed ? say(NEUTRAL) : message]
  const notBefore = askerQuiet(desk, theCase)
  await sendTo(desk.stores, { address: theCase.chat, messages, notBefore }, desk)
}

const NEUTRAL = '您有一条新回复。方便的时候发“查进度”看。'
/**
 * Asks the asker something with choices. They become what a typed number means in that chat: the newest message is
 * the one a reader answers.
 */
export async function askAsker(desk: Desk, theCase: Case, message: OutboundMessage): Promise<void> {
  const { conversations } = desk.stores
  await sendTo(desk.stores, { address: theCase.chat, messages: [message] }, desk)
  const stored = await conversations.load(theCase.chat)
  const offered = message.options.map(({ label, value }) => ({ label, value }))
  const before = typeof stored?.state === 'object' && stored.state !== null ? stored.state : undefined
  if (stored && before) await conversations.save({ ...stored, state: { ...before, offered } }, desk.now)
}

/** Tells the owner in every chat they bound. */
export async function tellOwner(desk: Desk, theCase: Case, text: string): Promise<void> {
  const owner = theCase.owner ? await desk.stores.staff.byId(theCase.owner) : undefined
  if (!owner || !canOnCase(staffActor(owner, desk.county), 'see', theCase)) return
  for (const address of await desk.stores.staff.chatsOf(owner.id)) {
    await sendTo(desk.stores, { address, messages: [say(text)] }, desk)
  }
}

/** Tells whoever closed the case; their last word on it brought the asker here. */
export async function tellCloser(desk: Desk, theCase: Case, text: string): Promise<void> {
  const events = await desk.stores.cases.events(theCase.id)
  const closer = events.findLast(({ body }) => body.kind === 'closed')?.actor
  if (closer?.kind === 'staff') await tellOwner(desk, { ...theCase, owner: closer.id }, text)
}
