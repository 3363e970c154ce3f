import type { Office } from '../office.ts'
import type { FixedLine } from './settings-page.ts'

const COUNTY_FILE = '县域配置文件 county.yaml'
const PLACES = '站点表，用 county:import 导入'
const ENVIRONMENT = '程序的环境变量，请找运维'

/** What must stay in the configuration: the place tree, the doors to the outside, the keys. */
export function fixedLines(office: Office): readonly FixedLine[] {
  const { name, towns, villages, stations } = office.county()
  const units = stations.filter(({ level }) => level === 'unit')
  const verified = stations.filter(({ verifiedOn }) => verifiedOn !== undefined).length
  const count = (of: number, words: string) => (of === 0 ? undefined : words)
  return [
    { label: '县名', value: name, where: COUNTY_FILE },
    {
      label: '镇',
      value: count(towns.length, towns.map((town) => town.name).join('、')),
      where: COUNTY_FILE,
    },
    { label: '村', value: count(villages.length, `${villages.length} 个`), where: PLACES },
    {
      label: '办事单位',
      value: count(units.length, units.map((unit) => unit.name).join('、')),
      where: COUNTY_FILE,
    },
    {
      ...{
        label: '核实过的联系方式',
        value: count(verified, `${verified} 个，一共 ${stations.length} 个站点`),
      },
      where: '“站点”一页，或者站点表',
    },
    ...office.channels().map(({ label, note }) => ({ label, value: note, where: ENVIRONMENT })),
    {
      ...{ label: '语言模型', where: ENVIRONMENT },
      value: office.model ? `${office.model.name}，一天最多 ${office.model.perDay} 次` : '没有用，也不需要',
    },
    {
      ...{ label: '加密连接', where: ENVIRONMENT },
      value: office.secureCookies ? '开着（https）' : '没有开，只能在本机或内网用',
    },
  ]
}
