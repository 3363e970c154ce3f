import type { CalculatorName } from '../../../domain/knowledge/known-aids.ts'
import { type Hearing, word } from './cue.ts'

const BY_WHEN =
  /最晚|最迟|截止|为止|到期|过期|来得及|时效|期限|几号(?:前|之前)|哪天(?:前|之前)|到(?:哪天|几号|什么时候)|哪天申请|还能(?:告|要|上诉|申请)/

/** By when something must be done. */
export const DAYS: Readonly<Partial<Record<CalculatorName, Hearing>>> = {
  limitation: {
    about: BY_WHEN,
    cues: [
      word('claim', /限期拆除|强拆/, 'demolition'),
      word('claim', /仲裁裁决|裁决书/, 'award'),
      word('claim', /判决/, 'judgment'),
      word('claim', /裁定/, 'ruling'),
      word('claim', /事故认定|责任认定/, 'traffic-finding'),
      word('claim', /认定工伤|工伤认定|报工伤|申报工伤/, 'injury-recognition'),
      word('claim', /司法确认|调解协议/, 'judicial-confirmation'),
      word('claim', /担保人|保证人/, 'guarantee'),
      word('claim', /申请(?:强制)?执行/, 'enforcement'),
      word('claim', /监察/, 'inspection'),
      word(
        'claim',
        /(?:离职|走|不干)[^。]{0,20}(?:工资|工钱)|(?:工资|工钱)[^。]{0,20}(?:离职|走|不干)/,
        'wages-left',
      ),
      word('claim', /借条|欠条|借的?钱|还钱/, 'civil'),
      { key: 'startedOn', of: 'day' },
    ],
  },
  'cooling-off': {
    about: /离婚|民政|冷静期|领证/,
    cues: [
      {
        key: 'appliedOn',
        of: 'day',
        after: /^(?:去|到|在|我们|两口子|跟|和).{0,8}(?:申请|交|登记|办)|^申请|^交的?/,
      },
    ],
  },
  reconsideration: {
    about: /复议/,
    cues: [
      word('situation', /限期拆除/, 'demolition'),
      word('situation', /复议决定/, 'reconsidered'),
      word('situation', /(?:申请|递)[^，。,]{0,12}(?:不|没)(?:办|答复|理|回)/, 'no-answer'),
      word('situation', /收到|拿到|接到|签收|送来/, 'served'),
      { key: 'on', of: 'day' },
    ],
  },
}
