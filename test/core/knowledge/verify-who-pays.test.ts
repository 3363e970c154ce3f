import { describe, expect, it } from 'vitest'
import { WHO_PAYS_FILE } from '../../../src/core/knowledge/load-who-pays.ts'
import { verifyWhoPays } from '../../../src/core/knowledge/verify/verify-who-pays.ts'
import { sharedKnowledge } from '../../support/app/test-county.ts'

const { files, loaded, lintRules } = await sharedKnowledge()
const good = files.find(({ path }) => path === WHO_PAYS_FILE)?.text ?? ''
const shelf = { laws: loaded.base.laws, texts: undefined, today: '2026-11-28' }
const verify = (text: string) => verifyWhoPays([{ path: WHO_PAYS_FILE, text }], shelf, lintRules)

describe('the check of the decision table of wage liability', () => {
  it('finds nothing in the table as it stands', () => {
    expect(verify(good)).toEqual([])
  })

  it.each([
    [
      'an article that is none',
      '劳动合同法 94, 劳动争议解释二 1',
      '劳动合同法 940, 劳动争议解释二 1',
      'article',
    ],
    ['a law nobody knows', '民法典 579, 民法典 535', '民法大典 579, 民法典 535', 'law-unknown'],
    ['a door that is none', 'doors: [mediation, court, stand-in]', 'doors: [mediation, window]', 'door'],
    ['two patterns for one case', 'tier: passed-on }\n    say', 'tier: direct }\n    say', 'who-pays-way'],
    ['a label too long to be pressed', 'label: 一层层转包', 'label: 一层一层又一层地转包', 'label'],
    ['a phone number that is no hotline', 'hotline: "12345"', 'hotline: "12399"', 'phone'],
    ['a word of office', 'say: 房主叫的您，工钱找房主要。', 'say: 房主应当予以清偿。', 'officialese'],
    ['a key that is none', '    say: 房主叫的您', '    says: 房主叫的您', 'schema'],
  ])('finds %s', (_what, right, wrong, rule) => {
    expect(good).toContain(right)
    expect(verify(good.replace(right, wrong)).map((finding) => finding.rule)).toContain(rule)
  })
})
