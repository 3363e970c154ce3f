// Words that hold a negating character but deny nothing, or that people take in as one plain word.
const PLAIN_WORDS = new RegExp(
  [
    '不得不|对不起|差不多|了不起|不得了|说不定|怪不得|不好意思|不动产|不锈钢',
    '不同|不一样|不过|不管|不但|不仅|不只|不光|不论|不久|不少|不断|不错|不然|不如|不妨|不服|不料|不禁',
    '不(?:满|足|到|超过|低于|少于|高于)(?=\\s?\\d)',
    '无论|无非|无偿|无辜|无线|无业|无限|无固定|无息|无数',
    '没收|没落|未成年|未来|未婚|未必|莫非|莫名',
    '特别|分别|区别|性别|级别|告别|离别|另别|识别|差别|鉴别|辨别|类别|个别|送别|派别',
    '别人|别的|别处|别家|别墅|别名|别说',
  ].join('|'),
  'g',
)
// 要不要, 有没有, 晓得不晓得, 知不知道: a question, not a denial.
const EITHER_OR = /(\p{Script=Han}{1,2})[不没]\1/gu
const NEGATION = /[不没莫别未勿甭]|无(?=法|权|人|需|须|力)/g

/** How many times a sentence denies something. Two denials in one sentence are hard to hear and easy to turn round. */
export function countNegations(sentence: string): number {
  return sentence.replace(PLAIN_WORDS, '□').replace(EITHER_OR, '□').match(NEGATION)?.length ?? 0
}
