import type { Station } from './station.ts'

/** A station and every station above it, nearest first. A broken parent link ends the chain. */
export function chainUp(from: Station, stations: readonly Station[]): readonly Station[] {
  const byId = new Map(stations.map((station) => [station.id, station]))
  const chain: Station[] = []
  for (
    let at: Station | undefined = from;
    at && !chain.includes(at);
    at = at.parent ? byId.get(at.parent) : undefined
  ) {
    chain.push(at)
  }
  return chain
}

/** The ids of a station and of every station below it. */
export function reachOf(stationId: string, stations: readonly Station[]): ReadonlySet<string> {
  const reach = new Set([stationId])
  for (let grown = true; grown; ) {
    const before = reach.size
    for (const station of stations) if (station.parent && reach.has(station.parent)) reach.add(station.id)
    grown = reach.size > before
  }
  return reach
}
