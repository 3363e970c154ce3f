import type { ConversationStore } from '../../ports/stores/conversation-store.ts'
import { sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'
import { chatKey } from '../thread-positions.ts'

export function createConversationStore(session: Session): ConversationStore {
  const state = sealedColumn(session.cipher, 'conversation:state')
  return {
    load: async ({ channel, chat }) => {
      const address = { channel, chat }
      const row = await session.db
        .selectFrom('conversation')
        .select(['person', 'state'])
        .where('channel', '=', channel)
        .where('chat', '=', chat)
        // What is loaded in a transaction is about to be saved: nobody may change it in between.
        .$if(session.profile.concurrentWriters, (query) => query.forUpdate())
        .executeTakeFirst()
      if (row === undefined) return undefined
      return { address, person: row.person, state: state.openJson(row.state, chatKey(address)) }
    },
    chatsOf: (person) =>
      session.db
        .selectFrom('conversation')
        .select(['channel', 'chat'])
        .where('person', '=', person)
        .orderBy('updated_at', 'desc')
        .execute(),
    save: async (conversation, now) => {
      const { address, person } = conversation
      const changing = {
        person,
        state: state.sealJson(conversation.state, chatKey(address)),
        updated_at: now,
      }
      await session.db
        .insertInto('conversation')
        .values({ channel: address.channel, chat: address.chat, ...changing })
        .onConflict((conflict) => conflict.columns(['channel', 'chat']).doUpdateSet(changing))
        .execute()
    },
  }
}
