import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createConflictFinder } from '../../../src/core/understanding/find-conflict.ts'
import { findPlaces, findTownInPassing } from '../../../src/core/understanding/find-place.ts'
import { createNormaliser, foldCharacters } from '../../../src/core/understanding/normalise.ts'
import { compilePatterns } from '../../../src/core/understanding/phrase-pattern.ts'
import { readChoiceNumber } from '../../../src/core/understanding/read-number.ts'
import { readPhone } from '../../../src/core/understanding/read-phone.ts'
import { redactNumbers } from '../../../src/core/understanding/redact.ts'
import { sharedKnowledge } from '../../support/app/test-county.ts'

describe('choices by number', () => {
  it('understands every way of saying the second', () => {
    for (const said of ['2', '２', '二', '第二个', '选2', '2.', '第2个', '二个', '我选2', ' 2 ', '第二条']) {
      expect(readChoiceNumber(said), said).toBe(2)
    }
    expect(readChoiceNumber('十二')).toBe(12)
    for (const said of ['2万块', '两年没给', '二婚', '一起干活的', '', '2个月']) {
      expect(readChoiceNumber(said), said).toBeUndefined()
    }
  })
})

describe('places', () => {
  it('hears every town by its name, short name, alias and sound', async () => {
    const { towns } = (await sharedKnowledge()).county
    for (const town of towns) {
      for (const said of [town.name, town.name.replace('镇', ''), ...town.aliases, `我在${town.name}上`]) {
        expect(
          findPlaces(said, towns).map(({ name }) => name),
          said,
        ).toEqual([town.name])
      }
    }
    expect(findPlaces('南弓山', towns)[0]?.name).toBe('南宫山镇')
    expect(findPlaces('西安', towns)).toEqual([])
  })

  it('does not take an everyday word for a town in passing', async () => {
    const { towns } = (await sharedKnowledge()).county
    expect(findTownInPassing('我四季都在外头打工', towns)).toBeUndefined()
    expect(findTownInPassing('我是四季镇的', towns)?.name).toBe('四季镇')
    expect(findTownInPassing('我在佐龙干活', towns)?.name).toBe('佐龙镇')
  })
})

describe('conflicts', () => {
  it('knows when the matter is against the village or the town', async () => {
    const { loadConflictPatterns } = await import('../../../src/core/knowledge/load-county.ts')
    const find = createConflictFinder(loadConflictPatterns((await sharedKnowledge()).files))
    expect(find('村支书把我家的补偿款扣了')).toBe('village')
    expect(find('我要告村主任')).toBe('village')
    expect(find('村道硬化是镇上发包的，镇政府欠我们工钱')).toBe('town')
    expect(find('老板在村里欠我工钱')).not.toBe('town')
    expect(find('老板跑了工钱咋办')).toBeUndefined()
  })
})

describe('numbers that must not be kept', () => {
  it('takes phone, ID and card numbers out, full-width ones too, and leaves money and dates', () => {
    expect(redactNumbers('打13800000000找我，身份证61092519900101001X')).toBe(
      '打〔电话〕找我，身份证〔证件号〕',
    )
    expect(redactNumbers('电话１３８ ００００ ００００')).toBe('电话〔电话〕')
    expect(redactNumbers('打8613800000000或+86 13800000000')).toBe('打〔电话〕或〔电话〕')
    expect(redactNumbers('卡号6222000000000000000')).toBe('卡号〔卡号〕')
    expect(redactNumbers('欠我20000元，2026年3月到现在')).toBe('欠我20000元，2026年3月到现在')
  })

  it('never lets eleven digits of a mobile number through', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), fc.string(), (phone, around) => {
        const text = `${around.replace(/\d/g, '')} ${phone} ${around.replace(/\d/g, '')}`
        expect(redactNumbers(text)).not.toContain(phone)
      }),
    )
  })

  it('reads a phone number however it is written', () => {
    for (const said of [
      '13800000000',
      '138 0000 0000',
      '138-0000-0000',
      '+8613800000000',
      '我的号１３８００００００００',
    ]) {
      expect(readPhone(said), said).toBe('13800000000')
    }
    expect(readPhone('1380000')).toBeUndefined()
    expect(readPhone('61092519900101001X')).toBeUndefined()
  })
})

describe('normalising', () => {
  it('mends misheard words, drops fillers and never grows without bound', async () => {
    const { lexicon } = (await sharedKnowledge()).loaded.base
    const normalise = createNormaliser(lexicon)
    expect(normalise('请问劳动种才收钱不')).toContain('仲裁')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6000 }), (text) => {
        expect(foldCharacters(text).length).toBeLessThanOrEqual(4096 * 18)
        expect(normalise(text)).toBe(normalise(text))
      }),
    )
  })
})

describe('patterns of the safety files', () => {
  it('match literal text, gaps and alternatives, and report where', () => {
    const find = compilePatterns(['(他|老公)…打(我|她)'])
    expect(find('昨天老公又动手打我了')).toEqual([{ from: 2, to: 9 }])
    expect(find('老公说的话很多很多很多打我')).toEqual([])
    expect(find('打我电话')).toEqual([])
  })

  it.each(['(他|她', '他)打', '', '…', '(|a)打'])('refuses the malformed pattern %j', (pattern) => {
    expect(() => compilePatterns([pattern])).toThrow(TypeError)
  })

  it('hold every sentence of their own tests', async () => {
    const { base } = (await sharedKnowledge()).loaded
    const { createDangerTriage } = await import('../../../src/core/understanding/danger.ts')
    const triage = createDangerTriage(base.dangers)
    for (const danger of base.dangers) {
      for (const hit of danger.hits) expect(triage(hit)?.kind, hit).toBeDefined()
      for (const not of danger.not) expect(triage(not)?.kind, not).toBeUndefined()
    }
  })
})
