import type { Station } from '../../domain/place/station.ts'
import { shanghaiDay, startOfShanghaiDay } from '../../domain/shanghai-time.ts'
import type { PlaceRow } from './place-row.ts'

/** How a station is reached, or the first fault found. */
export type ContactResult =
  | {
      readonly kind: 'contact'
      readonly contact: Pick<Station, 'address' | 'hours' | 'phone' | 'verifiedOn'>
    }
  | { readonly kind: 'wrong'; readonly message: string }

/** Address, hours, phone and the day somebody checked them. A phone without that day is kept but never shown. */
export function readContact(row: PlaceRow, today: string): ContactResult {
  const phone = row.cell('phone').normalize('NFKC')
  if (phone && !isPhone(phone)) {
    return {
      kind: 'wrong',
      message: `电话写的是“${phone}”，应为数字，可带区号、短横和“转”，几个号用顿号隔开。`,
    }
  }
  const verified = row.cell('verifiedOn')
  const day = verified === '' ? undefined : readDay(verified)
  if (verified !== '' && day === undefined) {
    return { kind: 'wrong', message: `核实日期写的是“${verified}”，应为年-月-日，如 2026-10-08。` }
  }
  if (day !== undefined && day > today) {
    return { kind: 'wrong', message: `核实日期 ${day} 在今天（${today}）之后，应为打通或走访的那一天。` }
  }
  const contact = { address: row.cell('address') || undefined, hours: row.cell('hours') || undefined }
  return { kind: 'contact', contact: { ...contact, phone: phone || undefined, verifiedOn: day } }
}

/** 3 to 12 digits a number; several numbers and an extension are fine. */
function isPhone(text: string): boolean {
  return text.split(/[、,;；/]/).every((part) => {
    const digits = part.replace(/\D/g, '').length
    return /^[\d\s()+-]+(转\s*\d{1,6})?$/.test(part.trim()) && digits >= 3 && digits <= 18
  })
}

/** Excel counts days from the last of 1899; a date cell may arrive as that number. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/** `2026-10-08`, `2026/10/8`, `2026年10月8日`, `2026.10.8` or Excel's day number as a day; undefined otherwise. */
export function readDay(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  if (/^[2-9]\d{4}(\.0+)?$/.test(plain))
    return new Date(EXCEL_EPOCH + Number(plain) * DAY_MS).toISOString().slice(0, 10)
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(\s+0?0:00(:00)?)?$/.exec(plain)
  if (!parts) return undefined
  const [, year = '', month = '', date = ''] = parts
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = startOfShanghaiDay(day)
  return Number.isNaN(at) || shanghaiDay(at) !== day ? undefined : day
}
