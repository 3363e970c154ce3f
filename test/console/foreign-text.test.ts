import { afterEach, describe, expect, it } from 'vitest'
import { caseNumber } from '../../src/domain/casework/case.ts'
import type { LawText } from '../../src/domain/laws/law-text.ts'
import type { County } from '../../src/domain/place/station.ts'
import { COUNTY, type ConsoleRig, PEOPLE, startConsole } from '../support/console-rig.ts'
import { orchardEntry } from '../support/law-fixtures.ts'
import { XSS_PAYLOADS } from '../support/xss-payloads.ts'

let rig: ConsoleRig | undefined
afterEach(async () => {
  await rig?.close()
  rig = undefined
})

const ELEMENTS =
  'a bdi body button dd details dialog div dl dt fieldset form h1 h2 h3 head header html input label legend li link main meta nav ol optgroup option p path rect section select span strong summary svg textarea title ul'.split(
    ' ',
  )

/** The one script there is, as the frame of every page names it. */
const OUR_SCRIPT = /<script src="\/console\/console-[0-9a-f]{12}\.js" defer><\/script>/

/** A strict reading of our own markup: only our elements, only attributes in quotes, no handlers, own addresses. */
function unsafeParts(withScript: string): readonly string[] {
  const page = withScript.replace(OUR_SCRIPT, '')
  const found: string[] = []
  const tags = /<\/?([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/gi
  for (const [tag, name = '', attributes = ''] of page.matchAll(tags)) {
    const given = [...attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)]
    const isHandler = given.some(([, attribute = '']) => /^(?:on|style|src)/i.test(attribute))
    const leadsAway = given.some(
      ([, attribute = '', value = '']) =>
        ['href', 'action', 'formaction'].includes(attribute) && !/^(?:\/console|#|tel:)/.test(value),
    )
    if (!ELEMENTS.includes(name) || isHandler || leadsAway) found.push(tag)
  }
  const rest = page.replaceAll(tags, '')
  if (rest.replace('<!doctype html>', '').includes('<')) found.push(rest.slice(rest.indexOf('<'), 80))
  return found
}

const hostileCounty = (payload: string): County => ({
  ...COUNTY,
  stations: COUNTY.stations.map((station) =>
    station.id === 'town-t1' ? { ...station, name: payload } : station,
  ),
})

function hostileLaw(payload: string) {
  const article = { key: '1', label: payload, chapter: [payload], text: `${payload}\n（一）${payload}` }
  const law: LawText = {
    ...{ law: payload, full: payload, effectiveFrom: '2020-01-01', promulgatedOn: payload, outdated: false },
    ...{ note: payload, preamble: payload, articles: [article] },
  }
  const citations = [{ law: payload, article: 1, gist: payload }]
  const entry = { ...orchardEntry('other/hostile', 1), title: payload, questions: [payload], citations }
  return { law, entry, path: `/console/laws/${encodeURIComponent(payload)}` }
}

describe('text of others', () => {
  it('is checked against enough different attacks', () => {
    expect(new Set(XSS_PAYLOADS).size).toBeGreaterThanOrEqual(50)
    expect(unsafeParts('<p>好</p><script>')).toHaveLength(1)
    expect(unsafeParts('<p onclick="x">好</p>')).toHaveLength(1)
    expect(unsafeParts('<a href="javascript:x">好</a>')).toHaveLength(1)
    expect(unsafeParts('<p x=y>好</p>')).toHaveLength(1)
  })

  it.each(XSS_PAYLOADS)('stays text on every page: %s', async (payload) => {
    const { law, path: lawPath, entry } = hostileLaw(payload)
    rig = await startConsole({ county: hostileCounty(payload), entries: [entry] })
    await rig.database.stores.laws.put({ ...law, effectiveFrom: '2019-01-01', articles: [] })
    await rig.database.stores.laws.put(law)
    const { staff, identities } = rig.database.stores
    await staff.put({ ...PEOPLE.here, name: payload })
    await identities.put('asker-1', 'phone', payload)
    rig.showChannels([{ name: 'web', label: payload, state: 'failing', note: payload, qr: payload }])
    await staff.putBindingCode('id-here', 'CODE', rig.now() + 1000)
    await staff.bind('CODE', { channel: payload, chat: '1' }, rig.now())
    const place = { town: 't1', villageAsTyped: payload }
    const opened = await rig.takenCase('here', { words: payload, place, reason: 'danger' })
    await rig.database.stores.cases.append(opened, {
      ...{ at: rig.now(), actor: { kind: 'asker' }, body: { kind: 'asker-wrote', note: payload } },
    })
    const message = { text: payload, options: [], tone: 'normal' } as const
    await rig.database.stores.outbox.put([{ channel: payload, chat: '1', message }], rig.now())
    const lease = { worker: 'w', now: rig.now(), until: rig.now() + 1, limit: 1 }
    for (const claim of await rig.database.stores.outbox.claim(lease)) {
      await rig.database.stores.outbox.bury(claim, rig.now(), payload)
    }
    const admin = await rig.signedIn('admin')
    await rig.turnCodesOn('admin')
    const path = `/console/cases/${caseNumber(opened)}`
    const pages = [
      await admin.get('/console'),
      await admin.get(path),
      await admin.post(`${path}/phone`),
      await admin.post(`${path}/progress`, { act: 'progress', text: payload, version: '0' }),
      await admin.post(`${path}/close`, {
        act: 'close',
        solved: payload,
        people: payload,
        yuan: payload,
        version: '3',
      }),
      await admin.post(`${path}/transfer`, { act: 'transfer', station: payload, version: '3' }),
      await admin.get('/console/laws'),
      await admin.get(`/console/laws?q=${encodeURIComponent(payload)}`),
      await admin.get(lawPath),
      await admin.get(`${lawPath}/articles/1`),
      await admin.get(`${lawPath}/changes?version=2020-01-01`),
      await admin.get('/console/entries/other/hostile'),
      await admin.get('/console/staff'),
      await admin.get('/console/staff/id-here'),
      await admin.post('/console/staff', { name: payload, role: payload, station: payload }),
      await admin.get('/console/system'),
      await admin.get('/console/settings'),
      await admin.get('/console/replies'),
      await admin.post('/console/replies', { code: payload, body: payload }),
      await admin.post('/console/find', { q: payload }),
      await admin.get('/console/stations/town-t1'),
      await admin.post('/console/stations/town-t1', { hours: payload, phone: payload }),
      await admin.post('/console/settings', { 'office-hours': payload, 'closed-days': payload }),
      await admin.get(`/console/${encodeURIComponent(payload)}`),
      await admin.get(`/console/setup?token=${encodeURIComponent(payload)}`),
      await rig.browser().signIn(payload, payload),
    ]
    for (const { text } of pages) {
      expect(unsafeParts(text)).toEqual([])
    }
    // Not in forms sent back: there every character somebody typed is kept.
    for (const { text } of pages.filter(({ status }) => status === 200)) {
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/)
    }
    expect(pages.filter(({ text }) => text.includes('<bdi'))).not.toHaveLength(0)
    const seen = pages
      .slice(0, 17)
      .map(({ text }) => text)
      .join('')
    const shown = payload.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const escaped = shown.replaceAll('"', '&quot;').replaceAll("'", '&#39;')
    expect(seen).toContain(
      escaped.replace(/[\u200b-\u202e]/g, (sign) => `［U+${sign.charCodeAt(0).toString(16).toUpperCase()}］`),
    )
  })
})
