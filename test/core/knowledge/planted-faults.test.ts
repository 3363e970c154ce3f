import { describe, expect, it } from 'vitest'
import type { SourceFile } from '../../../src/core/knowledge/parse-entry.ts'
import { verifyKnowledge } from '../../../src/core/knowledge/verify/verify-knowledge.ts'
import { FAULTS_IN_LINKS } from './faults-in-links.ts'
import { FAULTS_IN_LISTS } from './faults-in-lists.ts'
import { FAULTS_IN_WORDS } from './faults-in-words.ts'
import { GOOD_FILES, LAW_TEXTS } from './good-knowledge.ts'
import { plant } from './plant.ts'

const TODAY = '2026-11-22'
const WRONG_PERIOD = {
  what: 'a wrong period',
  rule: 'number',
  instead: ['投诉：2 年内去', '投诉：1 年内去'],
} as const
const NO_SUCH_ARTICLE = {
  what: 'no such article',
  rule: 'article',
  instead: ['article: 3', 'article: 4'],
} as const

function verify(files: readonly SourceFile[]) {
  return verifyKnowledge({ files, lawTexts: LAW_TEXTS, today: TODAY }).findings
}

function verifyWithoutTexts(files: readonly SourceFile[]) {
  return verifyKnowledge({ files, today: TODAY }).findings
}

describe('knowledge verification', () => {
  it('finds nothing in a good folder, with and without full texts', () => {
    expect(verify(GOOD_FILES)).toEqual([])
    expect(verifyWithoutTexts(GOOD_FILES)).toEqual([])
  })

  it.each([...FAULTS_IN_WORDS, ...FAULTS_IN_LINKS, ...FAULTS_IN_LISTS])(
    'finds $what and names its line',
    (planted) => {
      const { files, file, line } = plant(planted)
      expect(verify(files)).toContainEqual(expect.objectContaining({ file, line, rule: planted.rule }))
    },
  )

  it.each(['lexicon/terms.yaml', 'county/conflicts.yaml', 'county/sample/county.yaml'])(
    'misses %s when it is not there',
    (path) => {
      const findings = verify(GOOD_FILES.filter((file) => file.path !== path))
      expect(findings).toHaveLength(1)
    },
  )

  it('counts lines the same in a file with Windows line ends', () => {
    const { files, line } = plant(WRONG_PERIOD)
    const windows = files.map(({ path, text }) => ({ path, text: text.replaceAll('\n', '\r\n') }))
    expect(verify(windows)).toContainEqual(expect.objectContaining({ rule: 'number', line }))
  })

  it('says which number is wrong, and nothing else', () => {
    const findings = verify(plant(WRONG_PERIOD).files)
    expect(findings.map(({ message }) => message)).toEqual([
      '1 年 is not in any cited article: 投诉：1 年内去，从欠钱那天开始数。',
    ])
  })

  it('does not look for articles in texts that were not given', () => {
    const rules = verifyWithoutTexts(plant(NO_SUCH_ARTICLE).files).map(({ rule }) => rule)
    expect(rules).toEqual(['gist-missing'])
  })
})
