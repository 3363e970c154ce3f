/** A run of text; `dial` is what the phone should call when it is a number, `open` where a link to a paper leads. */
export interface Piece {
  readonly text: string
  readonly dial?: string
  readonly open?: string
}

// Amounts, days, articles and house numbers look like hotlines: what stands before or after tells them apart.
const UNIT = '元块角分万千百亿天日月年岁号条款项章人户件次份个米里斤亩吨度楼室％%多余℃平'
const NUMBER = new RegExp(
  [
    '(?<![\\d.,，第￥¥A-Za-z_/-])(?:',
    '0\\d{2,3}[- ]?\\d{7,8}',
    '|400[- ]?\\d{3}[- ]?\\d{4}',
    '|1[3-9]\\d{9}',
    '|123\\d\\d|12123|96110',
    '|110|114|119|120|122',
    '|(?<=电话[:：]? ?)\\d{7,8}',
    `)(?![\\dA-Za-z_]|[-.,]\\d| ?[${UNIT}])`,
  ].join(''),
  'g',
)

/** A link to a paper stands in a line of its own; only its path counts, so it cannot lead to another site. */
const PAPER = /^(?:https?:\/\/[^\s/]+)?(\/d\/[\w-]{22,100})$/

/** Cuts a line into plain text and numbers to dial. Linear in the length of the line. */
export function splitAtPhoneNumbers(line: string): readonly Piece[] {
  const paper = PAPER.exec(line.trim())?.[1]
  if (paper) return [{ text: '打开文书', open: paper }]
  const pieces: Piece[] = []
  let from = 0
  for (const match of line.matchAll(NUMBER)) {
    if (match.index > from) pieces.push({ text: line.slice(from, match.index) })
    pieces.push({ text: match[0], dial: match[0].replace(/[- ]/g, '') })
    from = match.index + match[0].length
  }
  if (from < line.length || pieces.length === 0) pieces.push({ text: line.slice(from) })
  return pieces
}
