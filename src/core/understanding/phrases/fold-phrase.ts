import { foldCharacters } from '../normalise.ts'

/** Numerals of contracts and of traditional writing, and the words around numbers. */
const PLAIN: Readonly<Record<string, string>> = {
  壹: '一',
  贰: '二',
  貳: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  陸: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  萬: '万',
  億: '亿',
  兩: '两',
  俩: '两个',
  仨: '三个',
  幾: '几',
  圆: '元',
  圓: '元',
  塊: '块',
  錢: '钱',
  個: '个',
  號: '号',
  臘: '腊',
  廿: '二十',
  卅: '三十',
}
const WRITTEN_OTHERWISE = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g')

/** Facts stand at the beginning of a story; what is beyond is not read, so that no message takes long. */
const MOST_READ = 2000

/** The text the readers of phrases read: folded and with numerals of one kind. Folding twice changes nothing. */
export function foldPhrases(text: string): string {
  return foldCharacters(text)
    .slice(0, MOST_READ)
    .replace(WRITTEN_OTHERWISE, (character) => PLAIN[character] ?? character)
}
