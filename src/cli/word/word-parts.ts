import { paragraphXml } from './word-blocks.ts'
import type { WordLook } from './word-look.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
  ['document', 'document.main'],
  ['styles', 'styles'],
  ['fontTable', 'fontTable'],
  ['footer1', 'footer'],
]
  .map(([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`)
  .join('')}</Types>`

export const PACKAGE_RELATIONS = relations([['officeDocument', 'word/document.xml']])
export const DOCUMENT_RELATIONS = relations([
  ['styles', 'styles.xml'],
  ['fontTable', 'fontTable.xml'],
  ['footer', 'footer1.xml'],
])

function relations(list: readonly (readonly [string, string])[]): string {
  const inside = list.map(
    ([kind, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inside.join('')}</Relationships>`
}

/** A4 with the margins of a letter to an office: 37 mm above, 28 mm left. The footer is `rId3` above. */
export function documentXml(body: string): string {
  const page = `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1474" w:bottom="1418" w:left="1531" w:header="851" w:footer="794" w:gutter="0"/></w:sectPr>`
  return `${HEAD}<w:document xmlns:w="${MAIN}" xmlns:r="${RELATIONS}"><w:body>${body}${page}</w:body></w:document>`
}

export function footerXml(lines: readonly string[]): string {
  const field = (kind: string, text = '') =>
    `<w:r>${kind === 'text' ? `<w:instrText xml:space="preserve"> ${text} </w:instrText>` : `<w:fldChar w:fldCharType="${kind}"/>`}</w:r>`
  const number = `<w:p><w:pPr><w:pStyle w:val="Foot"/></w:pPr>${field('begin')}${field('text', 'PAGE')}${field('separate')}<w:r><w:t>1</w:t></w:r>${field('end')}</w:p>`
  const paragraphs = lines.map((line) => paragraphXml('Foot', line)).join('')
  return `${HEAD}<w:ftr xmlns:w="${MAIN}" xmlns:r="${RELATIONS}">${paragraphs}${number}</w:ftr>`
}

/** The names one typeface has in Windows, in WPS, on a Mac and on Linux. */
const FONTS: Readonly<Record<string, string>> = {
  仿宋_GB2312: '仿宋,FangSong,FangSong_GB2312,STFangsong,Noto Serif CJK SC',
  仿宋: '仿宋_GB2312,FangSong,FangSong_GB2312,STFangsong,Noto Serif CJK SC',
  宋体: 'SimSun,NSimSun,STSong,Songti SC,Noto Serif CJK SC',
  黑体: 'SimHei,STHeiti,Heiti SC,Noto Sans CJK SC',
}

export function fontTable(): string {
  const fonts = Object.entries(FONTS).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/></w:font>`,
  )
  return `${HEAD}<w:fonts xmlns:w="${MAIN}">${fonts.join('')}</w:fonts>`
}

interface Style {
  readonly id: string
  readonly name: string
  readonly paragraph: string
  readonly font?: string
  readonly points?: number
  readonly bold?: boolean
}

export function stylesXml({ font, points, cellPoints = 12, leading = 1.6 }: WordLook): string {
  const lineTwips = Math.round(points * leading * 20)
  const spacing = (before: number, after: number, line = lineTwips) =>
    `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="atLeast"/>`
  const indent = `<w:ind w:firstLineChars="200" w:firstLine="${points * 40}"/>`
  const styles: readonly Style[] = [
    {
      id: 'Title',
      name: 'Title',
      paragraph: `<w:keepNext/>${spacing(0, 320)}<w:jc w:val="center"/>`,
      font: '宋体',
      points: 22,
      bold: true,
    },
    {
      id: 'Heading1',
      name: 'heading 1',
      paragraph: `<w:keepNext/>${spacing(120, 40)}<w:outlineLvl w:val="0"/>`,
      font: '黑体',
    },
    { id: 'BodyText', name: 'Body Text', paragraph: `${spacing(0, 0)}${indent}<w:jc w:val="both"/>` },
    { id: 'Line', name: 'Line', paragraph: spacing(0, 0) },
    { id: 'Close', name: 'Close', paragraph: `<w:keepNext/>${spacing(0, 0)}` },
    {
      id: 'Right',
      name: 'Right',
      paragraph: `<w:keepNext/><w:keepLines/>${spacing(80, 80)}<w:ind w:left="4000"/>`,
    },
    { id: 'Small', name: 'Small', paragraph: spacing(40, 0, 260), points: 10.5 },
    { id: 'Cell', name: 'Cell', paragraph: spacing(10, 10, cellPoints * 22), points: cellPoints },
    {
      id: 'CellHead',
      name: 'Cell Head',
      paragraph: `${spacing(10, 10, cellPoints * 22)}<w:jc w:val="center"/>`,
      font: '黑体',
      points: cellPoints,
    },
    { id: 'Dense', name: 'Dense', paragraph: spacing(0, 0, 220), points: 9 },
    {
      id: 'DenseHead',
      name: 'Dense Head',
      paragraph: `${spacing(0, 0, 220)}<w:jc w:val="center"/>`,
      font: '黑体',
      points: 9,
    },
    { id: 'Gap', name: 'Gap', paragraph: spacing(0, 0, 160), points: 5 },
    { id: 'Foot', name: 'footer', paragraph: `${spacing(0, 0, 220)}<w:jc w:val="center"/>`, points: 9 },
  ]
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('')
  const grid = `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${edges}</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
  const normal = `<w:docDefaults><w:rPrDefault><w:rPr>${runProperties({ font, points })}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`
  return `${HEAD}<w:styles xmlns:w="${MAIN}">${normal}${styles.map(styleXml).join('')}${grid}</w:styles>`
}

function styleXml({ id, name, paragraph, ...run }: Style): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${paragraph}</w:pPr><w:rPr>${runProperties(run)}</w:rPr></w:style>`
}

function runProperties({ font, points, bold }: { font?: string; points?: number; bold?: boolean }): string {
  const fonts = font
    ? `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}" w:cs="Times New Roman"/>`
    : ''
  const weight = bold ? '<w:b/>' : ''
  const size = points ? `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>` : ''
  return `${fonts}${weight}${size}`
}
