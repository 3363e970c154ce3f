const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_RECORD = 0x06054b50
/** 1980-01-01 00:00, the first time a zip can say: time 0, date with month and day 1. */
const FIRST_TIME = 0
const FIRST_DATE = (1 << 5) | 1

/** The same archive with all its times set to one instant, so that equal tables give equal bytes. */
export function withFixedTimes(zip: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(zip)
  const view = new DataView(copy.buffer)
  const end = findEnd(view)
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL_HEADER)
      throw new Error('a zip directory entry is not where it should be')
    setTime(view, at + 12)
    const local = view.getUint32(at + 42, true)
    if (view.getUint32(local, true) !== LOCAL_HEADER) throw new Error('a zip entry is not where it should be')
    setTime(view, local + 10)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return copy
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === END_RECORD) return at
  throw new Error('no zip directory found')
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, FIRST_TIME, true)
  view.setUint16(at + 2, FIRST_DATE, true)
}
