import type { Selectable } from 'kysely'
import type { Route } from '../../domain/knowledge/route.ts'
import type { Village } from '../../domain/place/place.ts'
import type { Station } from '../../domain/place/station.ts'
import type { PlaceStore } from '../../ports/stores/place-store.ts'
import type { Tables } from '../schema.ts'
import { parseOwnJson } from '../sealing.ts'
import type { Session } from '../session.ts'

/** Keeps one insert below the limit on bound values. */
const ROWS_PER_INSERT = 1000

export function createPlaceStore(session: Session): PlaceStore {
  return {
    replace: (places) => replace(session, places),
    villages: async () => {
      const rows = await session.db.selectFrom('village').selectAll().orderBy('position').execute()
      return rows.map(({ code, name, town, aliases }) => ({
        ...{ code, name, town },
        aliases: parseOwnJson<readonly string[]>(aliases),
      }))
    },
    stations: async () => {
      const rows = await session.db.selectFrom('station').selectAll().orderBy('position').execute()
      return rows.map(toStation)
    },
    contacts: async () => {
      const rows = await session.db.selectFrom('station_contact').selectAll().orderBy('station').execute()
      return rows.map(({ station, address, hours, phone, verified_on }) => ({
        ...{ station, address: address ?? undefined, hours: hours ?? undefined },
        ...{ phone: phone ?? undefined, verifiedOn: verified_on ?? undefined },
      }))
    },
    putContact: async ({ station, address, hours, phone, verifiedOn }, { by, at }) => {
      const changing = {
        ...{ address: address ?? null, hours: hours ?? null, phone: phone ?? null },
        ...{ verified_on: verifiedOn ?? null, changed_by: by, changed_at: at },
      }
      await session.db
        .insertInto('station_contact')
        .values({ station, ...changing })
        .onConflict((conflict) => conflict.column('station').doUpdateSet(changing))
        .execute()
    },
  }
}

function replace(
  session: Session,
  places: { villages: readonly Village[]; stations: readonly Station[] },
): Promise<void> {
  return session.atomic(async ({ db }) => {
    await db.deleteFrom('village').execute()
    await db.deleteFrom('station').execute()
    for (const rows of inParts(places.villages.map(toVillageRow))) {
      await db.insertInto('village').values(rows).execute()
    }
    for (const rows of inParts(places.stations.map(toStationRow))) {
      await db.insertInto('station').values(rows).execute()
    }
  })
}

function inParts<T>(rows: readonly T[]): (readonly T[])[] {
  const parts = Math.ceil(rows.length / ROWS_PER_INSERT)
  return Array.from({ length: parts }, (_, at) =>
    rows.slice(at * ROWS_PER_INSERT, (at + 1) * ROWS_PER_INSERT),
  )
}

function toVillageRow({ code, name, town, aliases }: Village, position: number) {
  return { code, name, town, aliases: JSON.stringify(aliases), position }
}

function toStationRow(station: Station, position: number): Selectable<Tables['station']> {
  const { id, name, level } = station
  return {
    ...{ id, name, level, position },
    parent: station.parent ?? null,
    town: station.town ?? null,
    village: station.village ?? null,
    routes: JSON.stringify(station.routes),
    address: station.address ?? null,
    hours: station.hours ?? null,
    phone: station.phone ?? null,
    verified_on: station.verifiedOn ?? null,
  }
}

function toStation(row: Selectable<Tables['station']>): Station {
  const { id, name, level } = row
  return {
    ...{ id, name, level },
    parent: row.parent ?? undefined,
    town: row.town ?? undefined,
    village: row.village ?? undefined,
    routes: parseOwnJson<readonly Route[]>(row.routes),
    address: row.address ?? undefined,
    hours: row.hours ?? undefined,
    phone: row.phone ?? undefined,
    verifiedOn: row.verified_on ?? undefined,
  }
}
