import { isDay } from '../../domain/calendar/day.ts'
import { type County, USUAL_OFFICE_HOURS } from '../../domain/place/station.ts'
import type { StationContact } from '../../ports/stores/place-store.ts'
import type { Setting } from '../../ports/stores/setting-store.ts'

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const MOST_DAYS = 200

/** One thing the county may change while the program runs. */
interface CountySetting {
  readonly label: string
  readonly hint: string
  /** What holds now, as it stands in the form. */
  readonly shown: (county: County) => string
  /** The county with it, or what is wrong with the words. */
  readonly apply: (county: County, words: string) => County | { readonly wrong: string }
}

/** Everything that can be set at the console; what is not here stays in the configuration. */
export const COUNTY_SETTINGS = {
  'handle-within': {
    label: '案件几个工作日内办完',
    hint: '1 到 60。这是县里自己定的，不是法律。新案件按它算时限。',
    shown: ({ handleWithinWorkingDays }) => String(handleWithinWorkingDays),
    apply: (county, words) =>
      between(words, [1, 60], (handleWithinWorkingDays) => ({ ...county, handleWithinWorkingDays })),
  },
  'claim-within': {
    label: '几个小时没人接就提醒',
    hint: '1 到 40，只算上班的时间。再过这么久还没人接，转到上一级。',
    shown: ({ claimWithinHours }) => String(claimWithinHours ?? USUAL_CLAIM_HOURS),
    apply: (county, words) =>
      between(words, [1, 40], (claimWithinHours) => ({ ...county, claimWithinHours })),
  },
  'office-hours': {
    label: '几点上班，几点下班',
    hint: '比如：08:30-18:00。时限和提醒按它算。',
    shown: ({ officeHours = USUAL_OFFICE_HOURS }) => `${officeHours.opens}-${officeHours.closes}`,
    apply: (county, words) => hours(county, words),
  },
  'closed-days': {
    label: '县里自己放假的日子',
    hint: '一行一天，比如：2026-12-01。国家的放假安排不用写。没有就空着。',
    shown: ({ closedDays }) => closedDays.join('\n'),
    apply: (county, words) => days(words, (closedDays) => ({ ...county, closedDays })),
  },
  'work-days': {
    label: '县里自己加班的日子',
    hint: '一行一天。国家的调休不用写。没有就空着。',
    shown: ({ workDays }) => workDays.join('\n'),
    apply: (county, words) => days(words, (workDays) => ({ ...county, workDays })),
  },
} as const satisfies Record<string, CountySetting>

export type CountySettingName = keyof typeof COUNTY_SETTINGS
export const COUNTY_SETTING_NAMES = Object.keys(COUNTY_SETTINGS) as readonly CountySettingName[]

/** Office hours until a case nobody took is spoken of, while the county has set nothing. */
export const USUAL_CLAIM_HOURS = 4

/** The county with what was set at the console. What cannot be read any more changes nothing. */
export function withSettings(county: County, settings: readonly Setting[]): County {
  return settings.reduce((so, { name, value }) => {
    const setting: CountySetting | undefined = isSettingName(name) ? COUNTY_SETTINGS[name] : undefined
    const next = setting?.apply(so, value)
    return next === undefined || 'wrong' in next ? so : next
  }, county)
}

/** The county with the contacts written down at the console over the configured and imported ones. */
export function withContacts(county: County, contacts: readonly StationContact[]): County {
  const byStation = new Map(contacts.map(({ station, ...contact }) => [station, contact]))
  return {
    ...county,
    stations: county.stations.map((station) => ({ ...station, ...byStation.get(station.id) })),
  }
}

function isSettingName(name: string): name is CountySettingName {
  return Object.hasOwn(COUNTY_SETTINGS, name)
}

type Applied = County | { readonly wrong: string }

function between(
  words: string,
  [least, most]: readonly [number, number],
  apply: (value: number) => County,
): Applied {
  const plain = words.normalize('NFKC').trim()
  const value = Number(plain)
  if (/^\d{1,3}$/.test(plain) && value >= least && value <= most) return apply(value)
  return { wrong: `请写 ${least} 到 ${most} 的整数。` }
}

function hours(county: County, words: string): Applied {
  const parts = words
    .normalize('NFKC')
    .trim()
    .split(/\s*[-~到至—]+\s*/)
  const [opens = '', closes = ''] = parts.map((part) => part.padStart(5, '0'))
  if (parts.length !== 2 || !TIME.test(opens) || !TIME.test(closes))
    return { wrong: '请这样写钟点：08:30-18:00。' }
  if (opens >= closes) return { wrong: '下班要比上班晚。' }
  return { ...county, officeHours: { opens, closes } }
}

function days(words: string, apply: (days: readonly string[]) => County): Applied {
  const all = words
    .normalize('NFKC')
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
  const odd = all.find((day) => !isDay(day))
  if (odd !== undefined) return { wrong: `“${odd.slice(0, 20)}”不是日子，请这样写：2026-12-01。` }
  if (all.length > MOST_DAYS) return { wrong: `太多了，最多 ${MOST_DAYS} 天。` }
  return apply([...new Set(all)].toSorted())
}
