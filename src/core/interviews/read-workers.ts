import type { Worker } from '../../domain/casework/group-member.ts'
import { fenToYuan } from '../../domain/money.ts'
import { readPhone } from '../understanding/read-phone.ts'
import { readSumAnswer } from './read-quantities.ts'
import type { Reading } from './reading.ts'
import type { Answer } from './run.ts'
import { joinWorkers, storedWorkers, summaryOf } from './worker.ts'

const MOST_LINES = 300
const NAME = /^[\p{Script=Han}·]{2,6}$/u
const HEADING = /^(姓名|名字|序号|编号|工友|金额|电话|手机|合计|总计|小计|日期)/
const DONE = /^(好了|没有了|没了|完了|就这些|写完了|齐了|结束|done)[。！!]*$/

/**
 * Workers as they are typed or pasted: one a line; name, sum and phone in any order, parted by spaces, tabs or
 * commas. Each message adds to the list until “好了”.
 */
export function readWorkers(
  text: string,
  { before, today }: { before: Answer | undefined; today: string },
): Reading {
  const known = storedWorkers(before?.value)
  if (DONE.test(text.trim())) {
    return known.length > 0
      ? { kind: 'read', text: summaryOf(known), value: JSON.stringify(known) }
      : { kind: 'unclear', hint: EXAMPLE }
  }
  const lines = text.split(/[\n；;]/).filter((line) => line.trim() !== '')
  const read = lines.slice(0, MOST_LINES).map((line) => readWorker(line, today))
  const found = read.filter((worker) => worker !== undefined)
  if (found.length === 0) return { kind: 'unclear', hint: EXAMPLE }
  const all = joinWorkers([...known, ...found])
  const joined = known.length + found.length - all.length
  const left = lines.filter((line, at) => !read[at] && !HEADING.test(line.trim())).length
  return {
    kind: 'read',
    text: summaryOf(all),
    value: JSON.stringify(all),
    more: true,
    note: noteOf(all, { joined, left }),
  }
}

/** Somebody who adds only themselves. */
export function readOneWorker(text: string, today: string): Reading {
  const worker = readWorker(text, today)
  if (!worker) return { kind: 'unclear', hint: '这样写：张三 8000 元。' }
  const sum = worker.fen === undefined ? '' : ` ${fenToYuan(worker.fen)} 元`
  return { kind: 'read', text: `${worker.name}${sum}`, value: JSON.stringify([worker]) }
}

const EXAMPLE = '一人一行：张三 8000 元。'

function noteOf(all: readonly Worker[], { joined, left }: { joined: number; left: number }): string {
  return [
    `记下了：${summaryOf(all)}。`,
    joined > 0 ? `有 ${joined} 行是同一个人，只算一次。` : '',
    left > 0 ? `有 ${left} 行没看懂，没算。` : '',
  ]
    .filter(Boolean)
    .join('\n')
}

function readWorker(line: string, today: string): Worker | undefined {
  const cells = cellsOf(line)
  const name = cells.find((cell) => NAME.test(cell) && !HEADING.test(cell))
  if (!name) return undefined
  const phone = cells.map(readPhone).find(Boolean)
  // The last sum of a row is what is owed: before it stand a row's number and its rate.
  const sum = cells
    .filter((cell) => cell !== name && !readPhone(cell))
    .map((cell) => readSumAnswer(cell, today))
    .findLast(Boolean)
  return { name, ...(sum ? { fen: Number(sum.value) } : {}), ...(phone ? { phone } : {}) }
}

/** 张三8000元 is two cells, 13800000000 one. A thousand's comma parts no cell. */
function cellsOf(line: string): readonly string[] {
  return line
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/^\s*\d{1,3}[.、)]\s*/, '')
    .replace(/(?<=[\p{Script=Han}]{2})(?=\d)/gu, ' ')
    .split(/[\s,，、|:：]+/)
    .filter(Boolean)
}
