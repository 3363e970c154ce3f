import { join } from 'node:path'
import QRCode from 'qrcode'
import type { County, Station } from '../../domain/place/station.ts'
import type { ParsedArguments } from '../arguments.ts'
import { type CommandOutput, EXIT, withArguments } from '../command.ts'
import type { CommandSpec } from '../command-spec.ts'
import { writeWhole } from '../write-whole.ts'
import type { Account } from './account.ts'

export const QR_SPEC = {
  name: 'wechat:qr',
  summary: '做贴在公告栏的公众号二维码：谁扫了，就算那个站点的人',
  examples: [
    'npm run wechat:qr -- 城关镇',
    'npm run wechat:qr -- 佐龙镇 示范一村',
    'npm run wechat:qr -- --all',
  ],
  options: {
    all: { help: '每个站点都做一张' },
    out: { value: '文件夹', help: '写到哪里（不写就是 ./codes）' },
  },
  operands: { name: '镇和村', help: '镇名，后面可以跟村名；县里写“县”', least: 0, most: 2 },
} as const satisfies CommandSpec

export interface QrRequest extends CommandOutput {
  readonly args: readonly string[]
  readonly account: Pick<Account, 'makeCode'>
  readonly county: County
}

const WIDTH_PX = 860

/** Writes one picture a station. Returns the exit code. */
export function qrCommand(request: QrRequest): Promise<number> {
  return withArguments(QR_SPEC, request, async (given) => {
    const chosen = choose(request.county, given)
    if (typeof chosen === 'string') {
      request.writeError(chosen)
      return EXIT.misused
    }
    const folder = given.value('out') ?? './codes'
    for (const station of chosen) {
      if (!(await writeCode(request, station, folder))) return EXIT.failed
    }
    request.write(`共 ${chosen.length} 张。打印出来贴在站点门口和公告栏。`)
    return EXIT.done
  })
}

/** The stations asked for, or what was wrong, in words. */
function choose(county: County, given: ParsedArguments): readonly Station[] | string {
  const [place, village] = given.operands
  if (given.isOn('all')) return county.stations
  if (place === undefined) return '写上镇名，例如：npm run wechat:qr -- 城关镇。全都要就加 --all。'
  if (/^县/.test(place)) return county.stations.filter(({ level }) => level === 'county')
  const town = county.towns.find(({ name, aliases }) => [name, ...aliases].includes(place))
  if (town === undefined)
    return `没有“${place}”这个镇。有：${county.towns.map(({ name }) => name).join('、')}。`
  const here = county.stations.filter((station) => station.town === town.code)
  if (village === undefined) return here.filter(({ level }) => level === 'town')
  const code = county.villages.find(({ name, town: of }) => of === town.code && name === village)?.code
  const found = here.filter((station) => station.village !== undefined && station.village === code)
  return found.length > 0
    ? found
    : `${town.name}没有“${village}”的站点。村和站点用 npm run county:import 导入。`
}

async function writeCode(request: QrRequest, station: Station, folder: string): Promise<boolean> {
  const done = await request.account.makeCode(station.id)
  if (done.kind === 'failed') {
    request.writeError(`${station.name}的二维码没做成：${done.reason}`)
    return false
  }
  const file = join(folder, `${station.name.replaceAll(/[^\p{Script=Han}\w-]/gu, '')}-${station.id}.png`)
  await writeWhole(file, await QRCode.toBuffer(done.value.content, { type: 'png', width: WIDTH_PX }))
  request.write(`✔ ${file}`)
  return true
}
