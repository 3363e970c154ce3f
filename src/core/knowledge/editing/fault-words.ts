import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'

/** What a rule of the verifier asks for, in the words of those who write entries without being engineers. */
const WORDS: Readonly<Record<string, string>> = {
  article: '依据里有一条，没有这一条法',
  'duplicate-citation': '同一条依据写了两次',
  gist: '依据后面要有自己的白话',
  law: '依据里的法律现在不能用',
  'law-force': '依据里的法律现在不能用',
  'law-unknown': '依据里的法律名不认得，要写简称',
  'allow-list': '有生僻字，换个常用的',
  'answer-length': '“一句话”太长，最多 60 个字',
  'body-length': '正文要 234 到 550 个字',
  bullets: '“带什么”“多久内”“注意”每行都要用“- ”开头，不能空着',
  'clause-length': '有半句话太长，逗号之间最多 18 个字',
  days: '日期不对：复核期限要在复核日后面',
  'double-negation': '有一句话里两个“不”，拆成两句',
  'first-bubble': '“一句话”加第一步太长，一共最多 120 个字',
  'first-line': '“一句话”的第一行最多 30 个字',
  'first-line-law': '“一句话”的第一行不要写法律名',
  'first-step': '“怎么办”的第一步最多 35 个字',
  'formal-length': '窗口用语太长',
  'gist-length': '依据后面的白话太长，最多 40 个字',
  'gist-missing': '有一条依据，法条库里还没写要旨，请运维补上',
  headings: '六个部分不齐',
  hotline: '“找谁”里要写一个全国热线，比如 12348',
  'known-aid': '计算器、文书或问询的名字不对',
  'label-length': '按钮名最多 8 个字',
  'latin-word': '不要写外文单词',
  'no-door': '不要写“有关部门”“咨询当地”，写清楚找谁',
  officialese: '官话太多，换成平常话',
  phone: '只能写全国热线，别的电话在站点资料里填',
  'rare-character': '有生僻字，换个常用的',
  'sentence-length': '有一句话太长，最多 30 个字',
  'sentence-mean': '句子普遍太长，平均最多 16 个字',
  station: '“找谁”的第一行要和“去向”对上',
  steps: '“怎么办”要 2 到 5 步，每行用“1. ”“2. ”开头',
  'title-length': '标题最多 20 个字',
}

/** A finding as a sentence. What no sentence was written for is shown as the verifier says it. */
export function faultWords({ rule, message }: Finding): string {
  const words = WORDS[rule]
  const quoted = /[：:“]\s*([^：:”]*\p{Script=Han}[^：:”]*)”?$/u.exec(message)?.[1]
  if (words === undefined) return `不合规矩（${rule}）：${message}`
  return quoted === undefined ? `${words}。` : `${words}：${quoted}`
}
