import { describe, expect, it } from 'vitest'
import { createSoundMender } from '../../../src/core/understanding/mend-sounds.ts'

/** A bank in which every pair of these texts stands a hundred times. */
function menderOf(...texts: readonly string[]) {
  const count = (pair: string) => (texts.some((text) => text.includes(pair)) ? 100 : 0)
  return createSoundMender({ characters: () => texts.join(''), count })
}

describe('mending characters by their sound', () => {
  const mend = menderOf('劳动仲裁要交钱吗', '老板拖欠工资')

  it('puts what is meant in the place of what sounds like it, whatever the tone', () => {
    expect(mend('劳动种才要交钱吗')).toBe('劳动仲裁要交钱吗')
    expect(mend('老版拖欠公资')).toBe('老板拖欠工资')
  })

  it('leaves alone what is known, what sounds like nothing known, and other scripts', () => {
    expect(mend('老板拖欠工资')).toBe('老板拖欠工资')
    expect(mend('果树被砍')).toBe('果树被砍')
    expect(mend('iPhone 3,000')).toBe('iPhone 3,000')
    expect(mend('')).toBe('')
  })

  it('keeps a rare pair when the other reading is hardly more frequent', () => {
    const rare = createSoundMender({ characters: () => '仲裁', count: () => 0 })
    expect(rare('种才')).toBe('种才')
  })
})
