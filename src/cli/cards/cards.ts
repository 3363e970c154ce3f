import { join } from 'node:path'
import { toCard } from '../../core/outreach/card.ts'
import { readQr } from '../../core/outreach/qr.ts'
import { nearest } from '../../core/text/nearest.ts'
import type { AnswerEntry, Entry } from '../../domain/knowledge/entry.ts'
import { TOPIC_NAMES, TOPICS } from '../../domain/knowledge/topic.ts'
import type { AskerPlace } from '../../domain/place/place.ts'
import type { County } from '../../domain/place/station.ts'
import type { CommandSpec, ParsedArguments } from '../arguments.ts'
import { type CommandOutput, EXIT, withArguments } from '../command.ts'
import { writeWhole } from '../write-whole.ts'
import { cardPages } from './card-page.ts'
import { printPdf } from './print-pdf.ts'

export const CARDS_SPEC = {
  name: 'cards',
  summary: '打印 A5 法律明白卡：大字、电话、站点和扫码续问',
  examples: ['npm run cards -- wages/boss-ran-away', 'npm run cards -- wages --town 佐龙镇 --out ./cards'],
  options: {
    town: { value: '镇名', help: '贴在哪个镇，卡上写那里的站点' },
    url: {
      value: '网址',
      help: '二维码指向的聊天页（不写就用 PUBLIC_URL）',
      check: (value) => checkUrl(value),
    },
    out: { value: '文件夹', help: '写到哪里（不写就是 ./cards）' },
    html: { help: '写成网页，不转 PDF' },
  },
  operands: { name: '条目或事项', help: '条目如 wages/boss-ran-away，事项如 wages', least: 1, most: 20 },
} as const satisfies CommandSpec

/** What cards are made from. */
export interface CardsRequest extends CommandOutput {
  readonly args: readonly string[]
  readonly entries: readonly Entry[]
  readonly county: County
  readonly publicUrl: string | undefined
  /** Prints a page; undefined where the machine has no browser. */
  readonly print?: (page: string) => Promise<Uint8Array | undefined>
}

/** Writes one file of cards for each entry or topic asked for. Returns the exit code. */
export function cardsCommand(request: CardsRequest): Promise<number> {
  return withArguments(CARDS_SPEC, request, async (given) => {
    const chosen = given.operands.map((name) => ({ name, entries: choose(request.entries, name) }))
    const unknown = chosen.find(({ entries }) => entries.length === 0)
    const place = placeOf(given.value('town'), request.county)
    if (unknown || !place) {
      request.writeError(
        unknown ? unknownName(unknown.name, request.entries) : unknownTown(given, request.county),
      )
      return EXIT.failed
    }
    for (const { name, entries } of chosen) await writeCards(request, { name, entries, place }, given)
    return EXIT.done
  })
}

function choose(entries: readonly Entry[], name: string): readonly AnswerEntry[] {
  const answers = entries.filter((entry) => entry.kind === 'answer')
  return answers.filter(
    (entry) => entry.id === name || entry.topic === name || TOPICS[entry.topic].label === name,
  )
}

function placeOf(town: string | undefined, { towns }: County): AskerPlace | undefined {
  if (town === undefined) return {}
  const found = towns.find(({ name, code }) => name === town || code === town)
  return found && { town: found.code }
}

async function writeCards(
  request: CardsRequest,
  { name, entries, place }: { name: string; entries: readonly AnswerEntry[]; place: AskerPlace },
  given: ParsedArguments,
): Promise<void> {
  const url = given.value('url') ?? request.publicUrl
  const chat = url ? readQr(url) : undefined
  const { county } = request
  const cards = entries.map((entry) => toCard(entry, { place, county }))
  const page = await cardPages(cards, { countyName: county.name, chat })
  const pdf = given.isOn('html') ? undefined : await (request.print ?? printPdf)(page)
  const file = join(given.value('out') ?? './cards', `${name.replaceAll('/', '-')}.${pdf ? 'pdf' : 'html'}`)
  await writeWhole(file, pdf ?? page)
  request.write(`✔ ${file}（${cards.length} 张）`)
  if (!pdf && !given.isOn('html'))
    request.write('这台机器没有 Chromium，写成了网页：用浏览器打开，按 A5 打印。')
  if (!chat) request.write('二维码待填：设置 PUBLIC_URL，或者加 --url 网址。')
}

function unknownName(name: string, entries: readonly Entry[]): string {
  const [near] = nearest(name, [...TOPIC_NAMES, ...entries.map(({ id }) => id)])
  return `没有“${name}”这个条目或事项${near ? `，是不是 ${near}` : ''}？条目写文件名，如 wages/boss-ran-away。`
}

function unknownTown(given: ParsedArguments, { towns }: County): string {
  return `没有“${given.value('town')}”这个镇。有：${towns.map(({ name }) => name).join('、')}。`
}

function checkUrl(value: string): string | undefined {
  return URL.canParse(value) && /^https?:/.test(value) ? undefined : 'http 或 https 开头的网址'
}
