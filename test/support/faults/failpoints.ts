import type { Database, Stores } from '../../../src/ports/database.ts'
import type { InboxStore } from '../../../src/ports/stores/inbox-store.ts'

/** Called between every two steps of the path, with the name of the step just done or about to be done. */
export type Failpoint = (step: string) => void

/** The same database, which tells each call of a store and each beginning and end of a transaction. */
export function withFailpoints(database: Database, reach: Failpoint): Database {
  let last = ''
  const told = (stores: Stores): Stores =>
    mapped(stores, (name, store) => {
      if (name === 'attempt' || typeof store !== 'object' || store === null) return store
      return mapped(store, (method, call) => {
        if (typeof call !== 'function') return call
        return async (...given: unknown[]) => {
          reach(`before ${name}.${method}`)
          const result = await call.apply(store, given)
          last = `${name}.${method}${Array.isArray(result) && result.length === 0 ? ' of nothing' : ''}`
          reach(`after ${last}`)
          return result
        }
      })
    })
  const withAttempt = (stores: Stores): Stores => ({
    ...told(stores),
    attempt: (work) => stores.attempt((inner) => work(withAttempt(inner))),
  })
  return {
    stores: database.stores,
    close: () => database.close(),
    transaction: async (work, options) => {
      reach('before begin')
      const result = await database.transaction(async (stores) => {
        const done = await work(withAttempt(stores))
        reach(`before commit of ${last}`)
        return done
      }, options)
      reach(`committed ${last}`)
      return result
    },
  }
}

/** The same database with other ways of its inbox. */
export function withInbox(database: Database, change: (inbox: InboxStore) => Partial<InboxStore>): Database {
  return withStores(database, (stores) => ({ inbox: { ...stores.inbox, ...change(stores.inbox) } }))
}

export function withStores(database: Database, change: (stores: Stores) => Partial<Stores>): Database {
  const changed = (stores: Stores): Stores => ({
    ...stores,
    ...change(stores),
    attempt: (work) => stores.attempt((inner) => work(changed(inner))),
  })
  return {
    stores: database.stores,
    close: () => database.close(),
    transaction: (work, options) => database.transaction((stores) => work(changed(stores)), options),
  }
}

/** Wraps each value of an object of functions. */
function mapped<T extends object>(object: T, wrap: (name: string, value: unknown) => unknown): T {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, wrap(name, value)])) as T
}
