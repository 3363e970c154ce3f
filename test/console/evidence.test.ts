import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Case, caseNumber } from '../../src/domain/casework/case.ts'
import { type ConsoleRig, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

const bytesOf = (text: string) => new TextEncoder().encode(text)
/** Bytes that are an image to one reader and a page to another. */
const POLYGLOTS = [
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  '<html><script>alert(1)</script>',
  '<?xml version="1.0"?><!DOCTYPE x><svg/>',
  '%PDF-1.7 /JavaScript',
  'GIF89a/*<script>alert(1)</script>*/',
  '\u00ff\u00d8\u00ff<script>alert(1)</script>',
  'RIFFxxxxWEBP<script>alert(1)</script>',
  'data:image/svg+xml;x,<svg/>',
]

async function keep(theCase: Case, mediaType: string, bytes: Uint8Array): Promise<string> {
  const { attachments } = rig.database.stores
  await attachments.add({
    person: 'p',
    channel: 'web',
    mediaType,
    ref: 'r',
    at: rig.now(),
    caseId: theCase.id,
  })
  const id = (await attachments.ofCase(theCase.id)).at(-1)?.id ?? ''
  await attachments.keep(id, bytes)
  return `/console/cases/${caseNumber(theCase)}/files/${id}`
}

describe('a photo on the console', () => {
  it.each([
    ...POLYGLOTS,
    ...POLYGLOTS.map((text) => `\u0000${text}`),
    ...POLYGLOTS.map((text) => `\ufeff${text}`),
  ])('is never run by a browser: %s', async (text) => {
    const path = await keep(await rig.takenCase('here'), 'image/svg+xml; x', bytesOf(text))
    const { status, headers } = await (await rig.signedIn('here')).get(path)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="evidence-[0-9a-f]{8}\.bin"$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  it('leaves without its place and time, and the look is written down', async () => {
    const exif = [0xff, 0xe1, 0, 13, ...bytesOf('GPSLatitude')]
    const picture = [0xff, 0xda, 0, 3, 1, 7, 7, 0xff, 0xd9]
    const theCase = await rig.takenCase('here')
    const path = await keep(theCase, 'image/jpeg', Uint8Array.from([0xff, 0xd8, ...exif, ...picture]))
    const browser = await rig.signedIn('here')
    const { headers, text } = await browser.get(path)
    expect(headers.get('content-type')).toBe('image/jpeg')
    expect(text).not.toContain('GPS')
    const audit = await rig.database.stores.audit.list(theCase.id)
    expect(audit).toContainEqual(expect.objectContaining({ action: 'case.open-file', result: 'done' }))
    expect((await browser.get(`/console/cases/${caseNumber(theCase)}`)).text).toContain('材料（1 份）')
  })

  it('does not open from another case, nor for whoever may not see the case', async () => {
    const path = await keep(await rig.takenCase('here'), 'image/png', bytesOf('x'))
    const other = await rig.takenCase('here')
    const browser = await rig.signedIn('here')
    const id = path.split('/').at(-1)
    expect((await browser.get(`/console/cases/${caseNumber(other)}/files/${id}`)).status).toBe(404)
    expect((await (await rig.signedIn('elsewhere')).get(path)).status).toBe(404)
  })
})
