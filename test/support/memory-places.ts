import type { Database } from '../../src/ports/database.ts'
import type { PlaceStore } from '../../src/ports/stores/place-store.ts'

/** A place store in memory, and a database that has no other store. */
export function memoryPlaces(): { readonly places: PlaceStore; readonly database: Pick<Database, 'stores'> } {
  let kept: Parameters<PlaceStore['replace']>[0] = { villages: [], stations: [] }
  const places: PlaceStore = {
    replace: async (given) => {
      kept = given
    },
    villages: async () => kept.villages,
    stations: async () => kept.stations,
    contacts: async () => [],
    putContact: async () => {},
  }
  return {
    places,
    database: { stores: { places, settings: { all: async () => [] } } as unknown as Database['stores'] },
  }
}
