import { COUNTY_CENTRE } from '../../core/knowledge/load-county.ts'
import { withoutPeople } from '../../domain/people/without-people.ts'
import { reachOf } from '../../domain/place/place-tree.ts'
import { bad, type CheckResult, type DoctorContext, few, good, watch } from './check.ts'

export async function villagesAreImported({ county }: DoctorContext): Promise<CheckResult> {
  const { villages, towns } = await county()
  if (villages.length > 0) return good(`${towns.length} 个镇，${villages.length} 个村`)
  return watch(
    '还没有导入村和站点',
    '填好 docs/templates/county-places.csv，再运行 npm run county:import -- 文件。',
  )
}

/** A town where nobody can be reached: its cases climb to the county. */
export async function townsHavePeople({ county, reachableStaff }: DoctorContext): Promise<CheckResult> {
  const { towns, stations } = await county()
  const active = (await reachableStaff()).map(({ station }) => station)
  const empty = towns.filter((town) => {
    const reach = reachOf(`town-${town.code}`, stations)
    return !active.some((station) => reach.has(station))
  })
  if (empty.length === 0) return good('每个镇都有人接单')
  return watch(
    `${empty.length} 个镇没有能接单的人：${few(
      empty.map((town) => town.name),
      12,
    )}，案件会转到县里`,
    '在后台添加站点人员，请他在微信或电报里发“绑定”和绑定码，或者常上工作台。',
  )
}

/** Stations where nobody can be reached. */
export async function stationsHavePeople({ county, reachableStaff }: DoctorContext): Promise<CheckResult> {
  const { stations } = await county()
  const empty = withoutPeople(stations, await reachableStaff())
  if (empty.length === 0) return good('每个站点都有人能接')
  const names = empty.map(({ name }) => name)
  return watch(
    `${stations.length} 个站点里有 ${empty.length} 个没人能接：${few(names, 12)}，案件会转到上一级`,
    '在后台“人员”里给这些站点加人；“站点”一页看得到哪里还没有人。',
  )
}

/** The end station of every route. */
export async function countyHasPeople({ reachableStaff }: DoctorContext): Promise<CheckResult> {
  const county = (await reachableStaff()).filter(({ station }) => station === COUNTY_CENTRE)
  if (county.length > 0) return good(`县里有 ${county.length} 人能接单`)
  return watch(
    '县中心没有人绑定聊天账号，7 天内也没人上过工作台，转到县里的案件没人知道',
    '在后台添加县中心人员，请他发“绑定”和绑定码。',
  )
}

export async function thereIsAnAdministrator({ staff }: DoctorContext): Promise<CheckResult> {
  const admins = (await staff()).filter((one) => one.active && one.role === 'admin')
  if (admins.length > 0) return good(`${admins.length} 位管理员`)
  return bad('还没有管理员', '运行 npm start，打开它打印的一次性链接，设好管理员密码。')
}

export async function contactsAreVerified({ county }: DoctorContext): Promise<CheckResult> {
  const { stations } = await county()
  const open = stations.filter((station) => !station.verifiedOn)
  if (open.length === 0) return good(`${stations.length} 个站点都核实过`)
  return watch(
    `${stations.length} 个站点里有 ${open.length} 个没有核实过联系方式，群众只看到全国热线`,
    '逐个拨打核实，把电话和核实日期填进站点表，再导入一次。',
  )
}

export async function channelsAreOn({ channels }: DoctorContext): Promise<CheckResult> {
  const all = await channels()
  const failing = all.filter(({ status }) => status.state === 'failing')
  const on = all.filter(({ status }) => status.state !== 'off' && status.state !== 'failing')
  if (failing.length > 0) {
    const notes = failing.map(({ name, status }) => `${name}：${status.note}`)
    return bad(`${failing.length} 个渠道不通（${few(notes)}）`, '按上面每个渠道的说明改设置，再重启。')
  }
  if (on.length === 0) return watch('一个渠道也没有开', '至少开网页渠道：npm start 会默认打开。')
  return good(`开着 ${on.map(({ name }) => name).join('、')}`)
}
