const ID_NUMBER = /(?<!\d)\d{17}[\dXx](?!\d)/g
const BANK_CARD = /(?<!\d)\d{15,19}(?!\d)/g
const MOBILE = /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g
const LANDLINE = /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/g

/** Takes phone, ID and card numbers out of a text that is kept for counting. Full-width digits included. */
export function redactNumbers(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(ID_NUMBER, '〔证件号〕')
    .replace(BANK_CARD, '〔卡号〕')
    .replace(MOBILE, '〔电话〕')
    .replace(LANDLINE, '〔电话〕')
}
