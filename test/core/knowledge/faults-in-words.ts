import { DECLINE } from './good-knowledge.ts'
import type { Planted } from './plant.ts'

const ANSWER = '干了活就能要钱。先去投诉。'
const LONG = '早上先去那个工地门口找到管事的人问清楚到底啥时候能把大家的钱发下来'

/** Faults in what a villager reads. */
export const FAULTS_IN_WORDS: readonly Planted[] = [
  {
    what: 'a first line over 30 Han',
    rule: 'first-line',
    instead: [ANSWER, `${ANSWER}带上欠条和记工本还有工友一块去，越早越好，别等`],
  },
  {
    what: 'a first line that names a law',
    rule: 'first-line-law',
    instead: [ANSWER, '按《示范条例》去要。'],
  },
  {
    what: 'an answer over 60 Han',
    rule: 'answer-length',
    instead: [ANSWER, `${ANSWER}\n${'今天就去问清楚，早去早好。'.repeat(5)}`],
    at: ANSWER,
  },
  {
    what: 'a first bubble over 120 Han',
    rule: 'first-bubble',
    instead: ['今天拍下欠条、记工本和工地的牌子。', '今天拍下欠条，拍下记工本，拍下工地的牌子。'.repeat(7)],
  },
  {
    what: 'a sentence over 30 Han',
    rule: 'sentence-length',
    instead: ['工友的名字和电话', `工友的名字，${LONG}`],
  },
  {
    what: 'a clause over 18 Han',
    rule: 'clause-length',
    instead: ['工友的名字和电话', '工友的名字和电话还有他们住的地方和车牌'],
  },
  {
    what: 'an explanation over 15 Han',
    rule: 'explanation-length',
    instead: ['（管欠薪的部门）', '（县里人社局专门管老板欠薪的那个部门）'],
  },
  {
    what: 'two negations in a sentence',
    rule: 'double-negation',
    instead: ['工友的名字和电话', '不去投诉，他就不怕'],
  },
  {
    what: 'two negations of different words',
    rule: 'double-negation',
    instead: ['工友的名字和电话', '没去投诉，他就不怕'],
  },
  {
    what: 'two words of officialese',
    rule: 'officialese',
    instead: ['工友的名字和电话', '应当写清，逾期重写'],
  },
  {
    what: 'officialese in a label',
    rule: 'officialese',
    instead: ['title: 干完活没拿到钱，怎么要', 'title: 应当怎么要工钱'],
  },
  {
    what: 'a title over 20 Han',
    rule: 'title-length',
    instead: ['title: 干完活没拿到钱，怎么要', 'title: 干完活没拿到钱，找了好多回也没人理，到底怎么要'],
  },
  { what: 'an office without a name', rule: 'no-door', instead: ['工友的名字和电话', '去有关部门问一问'] },
  {
    what: 'an answer that sends one away',
    rule: 'no-door',
    file: DECLINE,
    instead: ['这件事要问当地。', '这件事请咨询当地。'],
  },
  { what: 'a Latin word', rule: 'latin-word', instead: ['微信聊天', 'WeChat 聊天'] },
  { what: 'a rare character', rule: 'rare-character', instead: ['工友的名字和电话', '老板的龃龉'] },
  {
    what: 'a half-width comma',
    rule: 'punctuation',
    instead: ['走不开就打 12333 问清楚。', '走不开,就打 12333 问清楚。'],
  },
  { what: 'a private phone number', rule: 'phone', instead: ['工友的名字和电话', '电话 2520000 问老王'] },
  { what: 'a number like a hotline', rule: 'phone', instead: ['打 12348 问', '打 12349 问'] },
  {
    what: 'a door without the station',
    rule: 'station',
    instead: ['{{station: labour_inspection}}', '县里的劳动监察'],
  },
  {
    what: 'a station of another route',
    rule: 'station',
    instead: ['{{station: labour_inspection}}', '{{station: court}}'],
  },
  {
    what: 'a door without a hotline',
    rule: 'hotline',
    instead: ['走不开就打 12333 问清楚。请不起律师，打 12348 问法律援助。', '走不开就托人去。'],
    at: '{{station',
  },
  {
    what: 'a single step',
    rule: 'steps',
    instead: [
      '2. 明天去干活那个县的劳动监察（管欠薪的部门）投诉。\n3. 说清干了哪些天，还差多少钱。\n4. 约上一起干活的人，一块去要。\n',
      '',
    ],
    at: '1. 今天',
  },
  { what: 'a step out of order', rule: 'steps', instead: ['3. 说清干了', '5. 说清干了'] },
  {
    what: 'a first step over 35 Han',
    rule: 'first-step',
    instead: [
      '今天拍下欠条、记工本和工地的牌子。',
      '今天拍下欠条、记工本、牌子。再去问工友的名字，问他们欠了多少。再问老板住在哪里，车牌是多少。',
    ],
  },
  { what: 'a part without bullets', rule: 'bullets', instead: ['- 工友的名字和电话', '工友的名字和电话'] },
  {
    what: 'a body that is too short',
    rule: 'body-length',
    instead: [
      '- 收到钱先数清楚，再写收条。收条上写明这是哪几个月的工钱，两边都签名。\n- 钱分几次给的，每次都记下日子和数目。\n',
      '',
    ],
    at: '\n## 一句话',
  },
  { what: 'a missing heading', rule: 'headings', instead: ['## 多久内\n', ''], at: '\n## 一句话' },
]
