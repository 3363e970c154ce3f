import type { CalculatorName } from '../../../domain/knowledge/known-aids.ts'
import { counted, type Hearing, MONTHLY, word } from './cue.ts'

const FEN = 100
const CHILDREN = '(?:娃|孩子|小孩|崽|儿子|女儿|姑娘)'

/** Sums between people, and what the court takes. */
export const MONEY: Readonly<Partial<Record<CalculatorName, Hearing>>> = {
  'loan-interest': {
    about: /利|息|个点|本金/,
    cues: [
      word('lender', /赌|套路贷/, 'unlawful'),
      word('lender', /银行|网贷|贷款|信用社|信用卡|花呗|借呗|小贷|公司/, 'bank'),
      { key: 'lender', of: 'word', says: /借/, value: 'person', assumed: '当作个人之间借的钱' },
      { key: 'lentOn', of: 'day', after: /^(?:借|打的?条|给他?转|出借)/ },
      {
        key: 'received',
        of: 'money',
        per: 'total',
        before:
          /(?:借|本金|到账|到手)(?:给|了|他|她|我|的|出去|别人|人家|朋友|亲戚|老乡|邻居|同学|出| ){0,3}$/,
      },
      {
        key: 'dueOn',
        of: 'day',
        before: /(?:说好|约好|讲好|答应|到期日?是?)$/,
        after: /^(?:就?该?要?还|到期)/,
      },
      { key: 'yearlyRate', of: 'rate' },
    ],
  },
  'court-fee': {
    about:
      /(?:诉讼|受理|执行|保全|立案|官司|起诉|申请)费|(?:法院|官司|起诉|支付令|立案)[^，。,]{0,8}(?:交|花|要|收)[^，。,]{0,3}(?:多少|好多|几多)/,
    cues: [
      word('kind', /支付令/, 'payment-order'),
      word('kind', /执行/, 'enforcement'),
      word('kind', /保全|查封|冻结/, 'preservation'),
      word('kind', /离婚/, 'divorce'),
      word('kind', /名誉|隐私|肖像/, 'personality'),
      word('kind', /劳动(?:争议|仲裁|官司)/, 'labour'),
      word('kind', /告(?:政府|镇上|公安|派出所)|行政/, 'administrative'),
      word('kind', /欠|借|赔|要/, 'property'),
      { key: 'amount', of: 'money', per: 'total' },
      {
        key: 'amount',
        of: 'number',
        says: counted('(?:支付令|标的|欠条|借条|执行|保全)#(?![年月号天个日])'),
        times: FEN,
      },
      { key: 'shared', of: 'money', per: 'total' },
    ],
  },
  'personal-injury': {
    about: /(?:误工|护理|营养|伤残|残疾)|(?:撞|打|咬|摔|砸)[^。]{0,20}赔/,
    cues: [
      word('cause', /车祸|车撞|被车|摩托|三轮|轿车|货车|交通事故/, 'traffic'),
      word('cause', /给[^，。,]{0,6}家(?:里)?(?:盖|修|建|砍|干|帮)/, 'household'),
      word('cause', /(?:狗|牛)咬?|打(?:了|伤)|打架/, 'other'),
      { key: 'lostDays', of: 'number', says: counted('误工(?:了|费)?#天') },
      { key: 'careDays', of: 'number', says: counted('护理(?:了)?#天') },
      { key: 'yearlyIncome', of: 'money', per: 'year' },
      {
        key: 'medical',
        of: 'money',
        per: 'total',
        before: /(?:医药费|医疗费|药费|看病|住院|治病|治伤)(?:一共|总共|花|用|了|去|掉){0,4}$/,
      },
      { key: 'age', of: 'number', says: counted('#岁') },
      { key: 'grade', of: 'number', says: counted('#级') },
    ],
  },
  support: {
    about: /抚养费|赡养费|生活费|养老钱|养老费/,
    cues: [
      word('whom', /赡养|养老/, 'parent'),
      word('whom', /抚养|离婚|娃|孩子/, 'child'),
      { key: 'income', ...MONTHLY },
      { key: 'income', of: 'money', per: 'year' },
      word('incomePer', /一个?月|每个?月|月(?:入|收入|薪|工资)/, 'month'),
      word('incomePer', /一年|每年|年(?:入|收入)/, 'year'),
      { key: 'children', of: 'number', says: counted(`#个${CHILDREN}`) },
      { key: 'ableChildren', of: 'number', says: counted('#个(?:儿子|儿女|子女|女儿|兄弟|弟兄|姊妹)') },
    ],
  },
}
