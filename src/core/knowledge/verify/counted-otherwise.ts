import { HOTLINES } from '../../../domain/knowledge/known-aids.ts'
import type { Quantity } from './quantities.ts'

const HOTLINE: ReadonlySet<string> = new Set(HOTLINES)
/** Things an asker prepares or does, and clock or calendar times: 拍 3 张照片, 晚上 8 点, 每月 10 号. */
const PREPARED = /^\s?[张份页遍步句套段样号点]/
/** A hotline that answers day and night. */
const ALL_DAY = /^[^。，]{0,4}(?:有人|接|能打|都打|热线|值班)/
/** 上一年, 头一天, 晚一天: a place in time or a manner of speaking. */
const FIGURE_OF_SPEECH = /[上下前后头每最这那晚早拖]$/
/** 一小时多少钱, 一年能挣几万: a rate asked for. */
const RATE = /^(?:能|得|要|给|挣|算)?(?:多少|几)/
/** “急辞工扣半个月工资”站不住: what others claim, denied in the same sentence. */
const DENIED = /^[^“”。！？；]*”[^。！？；]*(?:不|没|假|莫|别|错|骗)/
const ESTIMATE = /(?:约|大约|差不多)\s?$/

/** True for a number that no article needs to hold. The rules are few and fixed; everything else is checked. */
export function isCountedOtherwise(quantity: Quantity, line: string): boolean {
  const before = line.slice(0, quantity.from)
  const after = line.slice(quantity.to)
  if (HOTLINE.has(quantity.text) || PREPARED.test(after)) return true
  if (quantity.kind === 'hours' && quantity.value === 24 && ALL_DAY.test(after)) return true
  if (before.lastIndexOf('“') > before.lastIndexOf('”') && DENIED.test(after)) return true
  // 60 个工作日，约三个月: the same period said again in rounder words.
  if (ESTIMATE.test(before) && /\d[^。！？；]*$/.test(before)) return true
  return quantity.chinese && isEverydayNumeral(quantity, { before, after })
}

/** 一起, 两个人, 三天两头: in Chinese numerals only periods, shares, amounts and ages are figures of law. */
function isEverydayNumeral(quantity: Quantity, around: { before: string; after: string }): boolean {
  if (['other', 'people', 'grade'].includes(quantity.kind)) return true
  if (quantity.kind === 'days' && (quantity.value <= 1 || quantity.text.startsWith('两'))) return true
  return FIGURE_OF_SPEECH.test(around.before) || RATE.test(around.after)
}
