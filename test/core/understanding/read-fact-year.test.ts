import { describe, expect, it } from 'vitest'
import { readFactYear } from '../../../src/core/understanding/read-fact-year.ts'

describe('the year something happened in', () => {
  it.each([
    ['2019年借给他三万', 2019],
    ['2018.6.3 打的条子', 2018],
    ['2018-06 打的条子', 2018],
    ['19年底干的活', 2019],
    ['98年冬月分的家', 1998],
    ['二〇一七年修的房子', 2017],
    ['二零一九年腊月的事', 2019],
    ['十年前借的钱', 2016],
    ['二十五年前抱养的', 2001],
    ['都8年多以前的事了', undefined],
    ['8年以前的事了', 2018],
    ['去年腊月干了三个月', 2025],
    ['2015年借的，2023年又写了条子', 2015],
    ['我干了19年', undefined],
    ['合同签了3年', undefined],
    ['2030年到期', undefined],
    ['打12345没人接', undefined],
    ['欠我2019块', undefined],
    ['前几年的事', undefined],
  ])('reads %s', (text, year) => {
    expect(readFactYear(text, '2026-11-28')).toBe(year)
  })
})
