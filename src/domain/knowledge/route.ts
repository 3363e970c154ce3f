/** The bodies a matter can go to, with the name a villager reads and the national hotline that always works. */
export const ROUTES = {
  labour_inspection: { label: '县人社局劳动监察', hotline: '12333' },
  arbitration: { label: '县劳动仲裁委', hotline: '12333' },
  legal_aid: { label: '县法律援助中心', hotline: '12348' },
  mediation: { label: '人民调解委员会', hotline: '12348' },
  court: { label: '县法院诉讼服务中心', hotline: '12348' },
  police: { label: '派出所', hotline: '110' },
  town_station: { label: '镇司法所', hotline: '12348' },
  village_station: { label: '村公共法律服务室', hotline: '12348' },
  women_federation: { label: '县妇联', hotline: '12338' },
  hotline_12345: { label: '政务热线', hotline: '12345' },
  none: { label: '公共法律服务热线', hotline: '12348' },
} as const satisfies Record<string, { label: string; hotline: string }>

export type Route = keyof typeof ROUTES

/** All routes, in the order the contract lists them. */
export const ROUTE_NAMES = Object.keys(ROUTES) as readonly Route[]
