import { describe, expect, it } from 'vitest'
import { createDangerTriage } from '../../../src/core/understanding/danger.ts'
import { sharedKnowledge } from '../../support/app/test-county.ts'

const between = (mark: string) => (text: string) => [...text].join(mark)

/** Twelve ways in which the same words may reach us, by accident or to get past a filter. */
const WAYS: Readonly<Record<string, (text: string) => string>> = {
  'zero-width spaces': between('\u200b'),
  'joiners and word joiners': between('\u200d\u2060'),
  'text turned round by control characters': (text) => `\u202e${between('\u2066')(text)}\u202c`,
  'invisible tag characters': between('\u{e0041}\u{e007f}'),
  'variation selectors': between('\ufe0f\u{e0100}'),
  'soft hyphens': between('\u00ad'),
  'spaces, wide ones too': between(' \u3000'),
  'dots and stars': between('·*'),
  'faces and hearts': between('😭❤'),
  'combining marks': between('\u0301\u0336'),
  'letters of full width': (text) =>
    text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  'radicals in place of characters': (text) =>
    text.replace(/[人刀力子女死水火老見]/g, (one) => RADICALS[one] ?? one),
}
const RADICALS: Readonly<Record<string, string>> = {
  人: '⼈',
  刀: '⼑',
  力: '⼒',
  子: '⼦',
  女: '⼥',
  水: '⽔',
  火: '⽕',
  老: '⽼',
}

describe('danger is found', async () => {
  const { base } = (await sharedKnowledge()).loaded
  const triage = createDangerTriage(base.dangers)
  const sentences = base.dangers.flatMap(({ hits }) => hits).filter((text) => triage(text) !== undefined)

  it('in every sentence of the safety files', () => {
    expect(sentences).toHaveLength(base.dangers.flatMap(({ hits }) => hits).length)
    expect(sentences.length).toBeGreaterThan(300)
  })

  it.each(Object.entries(WAYS))('behind %s as without', (_way, obfuscate) => {
    const missed = sentences.filter((text) => triage(obfuscate(text))?.kind !== triage(text)?.kind)
    expect(missed).toEqual([])
  })
})
