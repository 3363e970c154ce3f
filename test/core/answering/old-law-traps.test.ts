import { describe, expect, it } from 'vitest'
import { toAnswer } from '../../../src/core/answering/answer.ts'
import { sharedKnowledge } from '../../support/app/test-county.ts'

const TODAY = '2026-11-28'

/** What people still believe from laws that were changed, what the law in force says, and what must not be said. */
const TRAPS: readonly {
  readonly asks: string
  readonly law: readonly [string, number]
  readonly says: RegExp
  readonly never?: RegExp
}[] = [
  { asks: '打七十岁老人是不是罚得更重', law: ['治安管理处罚法', 51], says: /70 ?(周)?岁/, never: /60 ?周岁/ },
  {
    asks: '结婚登记还要不要户口本，能不能在打工的地方办',
    law: ['婚姻登记条例', 7],
    says: /身份证/,
    never: /必须带户口(本|簿)/,
  },
  {
    asks: '民间借贷利息最高能收多少',
    law: ['民间借贷规定', 25],
    says: /4 ?倍/,
    never: /(24|36) ?%(以内|以下)/,
  },
  {
    asks: '写了好几份遗嘱，公证过的那份是不是最管用',
    law: ['民法典', 1142],
    says: /最后/,
    never: /公证.{0,6}效力最高/,
  },
  {
    asks: '担保没写清是啥担保，我要先还吗',
    law: ['民法典', 686],
    says: /一般保证/,
    never: /没写.{0,6}就是连带/,
  },
  { asks: '签了自愿放弃社保的协议算不算数', law: ['劳动争议解释二', 19], says: /不算|无效|没用/ },
  { asks: '六十多岁还在厂里打工，老板说超龄了不算劳动关系', law: ['劳动争议解释二', 21], says: /超龄|退休/ },
  { asks: '村委会的决定侵犯了我家的权益，能不能告', law: ['村民委员会组织法', 41], says: /撤(销|掉)/ },
  { asks: '行政复议找哪个机关申请', law: ['行政复议法', 24], says: /县政府/ },
  {
    asks: '申请法律援助要不要村里开贫困证明',
    law: ['法律援助法', 41],
    says: /说明|承诺/,
    never: /必须.{0,4}贫困证明/,
  },
  {
    asks: '法定节假日一年有几天，加班给几倍',
    law: ['全国年节及纪念日放假办法', 2],
    says: /春节4天（除夕到初三）.*劳动节2天/,
    never: /11 ?天/,
  },
  { asks: '车祸残疾赔偿金农村户口是不是赔得少', law: ['人身损害赔偿解释', 12], says: /不分|统一|一样/ },
  {
    asks: '分居两年是不是就自动离婚了',
    law: ['民法典', 1079],
    says: /不会自动|没有自动|不是自动|不.{0,4}自动/,
  },
  { asks: '劳动仲裁要不要交钱', law: ['劳动争议调解仲裁法', 53], says: /不收|不要钱|免费/ },
  { asks: '人民调解要收费吗', law: ['人民调解法', 4], says: /不收|不要钱|免费/ },
  { asks: '包工头没钱，甲方是不是要把工资全部垫出来', law: ['保障农民工工资支付条例', 29], says: /工程款/ },
  { asks: '欠薪是不是马上就能多要一倍赔偿金', law: ['劳动合同法', 85], says: /责令|下令|限期|催/ },
  { asks: '邻居天天半夜放音响吵得睡不着', law: ['治安管理处罚法', 88], says: /劝|调解|报警/ },
  { asks: '低保怎么申请', law: ['社会救助法', 1], says: /镇政府|申请/ },
  { asks: '欠条能不能申请支付令', law: ['民事诉讼法', 225], says: /支付令/ },
  {
    asks: '我交了申请，政府一直不理不办，几时能去复议',
    law: ['行政复议法实施条例', 24],
    says: /60 ?(日|天)/,
  },
]

describe('what old law said and the law in force no longer does', () => {
  it.each(TRAPS)('$asks', async ({ asks, law: [law], says, never }) => {
    const { answerer, county } = await sharedKnowledge()
    const { explain, laws } = answerer
    const { text, citations, kind } = toAnswer(answerer.decide(asks, TODAY), {
      place: {},
      county,
      today: TODAY,
      explain,
      laws,
    })
    expect({ asks, kind }).toEqual({ asks, kind: 'answer' })
    expect(citations.map((citation) => citation.law)).toContain(law)
    expect(text).toMatch(says)
    if (never) expect(text).not.toMatch(never)
  })
})
