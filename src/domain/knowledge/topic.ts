/** The 14 topics a consultation is counted under, with their names on screen and their report class. */
export const TOPICS = {
  wages: { label: '劳动报酬', reportClass: '民事' },
  labour: { label: '其他劳动争议与工伤', reportClass: '民事' },
  marriage: { label: '婚姻家庭', reportClass: '民事' },
  inheritance: { label: '赡养抚养继承', reportClass: '民事' },
  land: { label: '土地承包山林宅基地', reportClass: '民事' },
  expropriation: { label: '征地拆迁', reportClass: '行政' },
  neighbours: { label: '相邻邻里', reportClass: '民事' },
  contracts: { label: '合同与借贷', reportClass: '民事' },
  traffic: { label: '交通与人身损害', reportClass: '民事' },
  consumer: { label: '消费维权', reportClass: '民事' },
  crime: { label: '刑事与治安', reportClass: '刑事' },
  administration: { label: '行政与信访', reportClass: '行政' },
  procedure: { label: '诉讼与法律援助程序', reportClass: '民事' },
  other: { label: '其他', reportClass: '其他' },
} as const satisfies Record<string, { label: string; reportClass: '民事' | '刑事' | '行政' | '其他' }>

export type Topic = keyof typeof TOPICS

/** All topics, in report order. */
export const TOPIC_NAMES = Object.keys(TOPICS) as readonly Topic[]
