import { describe, expect, it } from 'vitest'
import type { SourceFile } from '../../../src/core/knowledge/parse-entry.ts'
import { verifyKnowledge } from '../../../src/core/knowledge/verify/verify-knowledge.ts'
import { DANGER, DECLINE, ENTRY, GOOD_FILES, LAW_TEXTS } from './good-knowledge.ts'

const TODAY = '2026-11-22'

function verify(files: readonly SourceFile[]) {
  return verifyKnowledge({ files, lawTexts: LAW_TEXTS, today: TODAY }).findings
}

function verifyWithoutTexts(files: readonly SourceFile[]) {
  return verifyKnowledge({ files, today: TODAY }).findings
}

interface Planted {
  readonly what: string
  readonly rule: string
  readonly file?: string
  /** What stands in the good file, and what is put there instead. */
  readonly instead: readonly [good: string, bad: string]
  /** A piece of the line the finding must name; the last line of `bad` where absent. */
  readonly at?: string
  /** The file the finding must name, where it is not the one changed. */
  readonly foundIn?: string
}

const SYNONYMS = 'lexicon/synonyms.yaml'
const HOMOPHONES = 'lexicon/homophones.yaml'
const LAW = 'laws/示范条例.yaml'
const COUNTY = 'county/sample/county.yaml'
const ANSWER = '干了活就能要钱。先去投诉。'
const LONG = '早上先去那个工地门口找到管事的人问清楚到底啥时候能把大家的钱发下来'

const PLANTED: readonly Planted[] = [
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
  { what: 'an id that is not the path', rule: 'id-path', instead: ['id: wages/sample', 'id: wages/other'] },
  { what: 'a topic that is not the folder', rule: 'id-path', instead: ['topic: wages', 'topic: labour'] },
  { what: 'an unknown route', rule: 'schema', instead: ['route: labour_inspection', 'route: labour_office'] },
  { what: 'an unknown calculator', rule: 'known-aid', instead: ['[limitation]', '[limitations]'] },
  { what: 'an unknown paper', rule: 'known-aid', instead: ['[evidence-list]', '[evidence]'] },
  {
    what: 'an unknown interview',
    rule: 'known-aid',
    instead: ['interview: wage-arrears', 'interview: wages'],
  },
  {
    what: 'a review before it was made',
    rule: 'days',
    instead: ['reviewBy: 2027-05-31', 'reviewBy: 2026-05-31'],
  },
  {
    what: 'eleven questions',
    rule: 'schema',
    instead: ['  - 差我钱的人换了电话\n', ''],
    at: '- 活干完了钱没给咋办',
  },
  {
    what: 'a question asked twice',
    rule: 'duplicate-question',
    instead: ['  - 差我钱的人换了电话', '  - 工钱，问哪个要？'],
  },
  {
    what: 'a question of another entry',
    rule: 'duplicate-question',
    file: DECLINE,
    instead: ['问题丑', '活干完了，钱没给咋办'],
  },
  {
    what: 'a law nobody knows',
    rule: 'law-unknown',
    instead: ['law: 示范条例, article: 3', 'law: 示范法, article: 3'],
  },
  {
    what: 'a law not yet in force',
    rule: 'law-force',
    file: LAW,
    instead: ['effectiveFrom: 2020-05-01', 'effectiveFrom: 2027-01-01'], foundIn: ENTRY, at: 'article: 3',
  },
  {
    what: 'a repealed law',
    rule: 'law-force',
    file: LAW,
    instead: ['articles: 8', 'articles: 8\neffectiveTo: 2026-01-01'], foundIn: ENTRY, at: 'article: 3',
  },
  {
    what: 'an article beyond the last',
    rule: 'article',
    instead: ['示范条例, article: 3', '示范条例, article: 9'],
  },
  {
    what: 'an article that is not in the text',
    rule: 'article',
    instead: ['示范条例, article: 3', '示范条例, article: 4'],
  },
  {
    what: 'a citation twice',
    rule: 'duplicate-citation',
    instead: ['article: "5-1"', 'article: 3'],
    at: '拖着不给，加付',
  },
  {
    what: 'a gist over 40 Han',
    rule: 'gist-length',
    instead: ['欠了钱，2 年内可以去投诉', `欠了钱，2 年内可以去投诉，${LONG}`],
  },
  {
    what: 'a gist hard to read',
    rule: 'double-negation',
    instead: ['欠了钱，2 年内可以去投诉', '2 年没去投诉就不再查'],
  },
  { what: 'a wrong period in a gist', rule: 'number', instead: ['欠了钱，2 年内', '欠了钱，3 年内'] },
  { what: 'a wrong period in the body', rule: 'number', instead: ['投诉：2 年内去', '投诉：1 年内去'] },
  { what: 'a wrong unit', rule: 'number', instead: ['60 个工作日内查完', '60 天内查完'] },
  { what: 'a wrong percentage', rule: 'number', instead: ['50% 到 100%', '50% 到 200%'] },
  { what: 'a wrong amount', rule: 'number', instead: ['3 到 5 万元', '3 到 10 万元'] },
  {
    what: 'a wrong number in Chinese numerals',
    rule: 'number',
    instead: ['工友的名字和电话', '拖了要三倍赔'],
  },
  { what: 'a number of people', rule: 'number', instead: ['工友的名字和电话', '满 10 人再去'] },
  {
    what: 'a sentence of the statute',
    rule: 'copied-law',
    instead: ['工友的名字和电话', '完成调查并将处理结果，书面告知投诉人，和被投诉的单位以及其他人'],
  },
  {
    what: 'a statute in a gist',
    rule: 'copied-law',
    instead: ['欠了钱，2 年内可以去投诉', '将处理结果书面告知投诉人，和被投诉的单位以及其他利害关系人'],
  },
  {
    what: 'a sentence that misses its danger',
    rule: 'danger-hit',
    file: DANGER,
    instead: ['老板这会儿在打我', '邻居这会儿在打我'],
  },
  {
    what: 'a sentence that raises a false alarm',
    rule: 'danger-not',
    file: DANGER,
    instead: ['老板打电话给我', '老板说在打我电话'],
  },
  {
    what: 'a pattern left open',
    rule: 'pattern',
    file: DANGER,
    instead: ['(他|老板)…在打我', '(他|老板…在打我'],
  },
  {
    what: 'a pattern with full-width brackets',
    rule: 'pattern',
    file: DANGER,
    instead: ['(他|老板)…在打我', '（他|老板）…在打我'],
  },
  {
    what: 'an unknown number in a danger file',
    rule: 'phone',
    file: DANGER,
    instead: ['["110", "120"]', '["110", "12399"]'],
  },
  {
    what: 'a danger script without its number',
    rule: 'hotline',
    file: DANGER,
    instead: ['现在就打 110 报警', '现在就报警'],
  },
  {
    what: 'a hard sentence in a danger script',
    rule: 'clause-length',
    file: DANGER,
    instead: ['有人受伤，再打 120。', '有人受伤的话就要赶快叫旁边的人帮忙再打 120。'],
  },
  {
    what: 'a danger file of another name',
    rule: 'id-path',
    file: DANGER,
    instead: ['kind: sample-danger', 'kind: other-danger'],
  },
  {
    what: 'a word explained at length',
    rule: 'explanation-length',
    file: 'lexicon/terms.yaml',
    instead: ['仲裁委断工资的事', '县里的仲裁委员会来断工资和补偿的事'],
  },
  {
    what: 'a correction to itself',
    rule: 'homophone',
    file: HOMOPHONES,
    instead: ['right: 仲裁', 'right: 种才'],
  },
  {
    what: 'a correction of a correction',
    rule: 'homophone',
    file: HOMOPHONES,
    instead: ['right: 仲裁', 'right: 公钱'],
  },
  {
    what: 'a misheard word twice',
    rule: 'duplicate-word',
    file: HOMOPHONES,
    instead: ['wrong: 公钱', 'wrong: 种才'],
    at: 'right: 工钱',
  },
  {
    what: 'a synonym twice',
    rule: 'duplicate-word',
    file: SYNONYMS,
    instead: ['say: [打官司]', 'say: [差我钱]'],
  },
  {
    what: 'a synonym that is mended before',
    rule: 'duplicate-word',
    file: SYNONYMS,
    instead: ['say: [打官司]', 'say: [公钱]'],
  },
  {
    what: 'an allowed character nobody needs',
    rule: 'allow-list',
    file: 'lexicon/allowed-characters.yaml',
    instead: ['岚: 岚皋', '山: 山上'],
  },
  {
    what: 'a broken county file',
    rule: 'county',
    file: COUNTY,
    instead: ['handleWithinWorkingDays: 7', 'handleWithinWorkingDays: seven'],
  },
  {
    what: 'a broken conflict pattern',
    rule: 'pattern',
    file: 'county/conflicts.yaml',
    instead: ['镇长…打我', '镇长…(打我'],
  },
  {
    what: 'a law file of another name',
    rule: 'id-path',
    file: LAW,
    instead: ['name: 示范条例', 'name: 示范规定'],
  },
  {
    what: 'a law with another count of articles',
    rule: 'law-text',
    file: LAW,
    instead: ['articles: 8', 'articles: 9'],
  },
  {
    what: 'front matter that is no YAML',
    rule: 'yaml',
    instead: ['title: 干完活', 'title: [干完活'],
    at: 'topic:',
  },
]

function plant({ file = ENTRY, instead: [good, bad], at }: Planted) {
  const source = GOOD_FILES.find(({ path }) => path === file)?.text ?? ''
  expect(source.split(good)).toHaveLength(2)
  const text = source.replace(good, () => bad)
  const marker = at ?? bad.split('\n').at(-1) ?? ''
  const line = text.slice(0, text.indexOf(marker)).split('\n').length
  return { line, files: GOOD_FILES.map((good) => (good.path === file ? { path: file, text } : good)) }
}

describe('knowledge verification', () => {
  it('finds nothing in a good folder, with and without full texts', () => {
    expect(verify(GOOD_FILES)).toEqual([])
    expect(verifyWithoutTexts(GOOD_FILES)).toEqual([])
  })

  it.each(PLANTED)('finds $what and names its line', (planted) => {
    const { files, line } = plant(planted)
    const file = planted.rule === 'law-force' ? ENTRY : (planted.file ?? ENTRY)
    const findings = verify(files)
    if (planted.rule === 'law-force')
      expect(findings).toContainEqual(expect.objectContaining({ file, rule: planted.rule }))
    else expect(findings).toContainEqual(expect.objectContaining({ file, line, rule: planted.rule }))
  })

  it.each(['lexicon/terms.yaml', 'county/conflicts.yaml', COUNTY])(
    'misses %s when it is not there',
    (path) => {
      const findings = verify(GOOD_FILES.filter((file) => file.path !== path))
      expect(findings).toHaveLength(1)
    },
  )

  it('counts lines the same in a file with Windows line ends', () => {
    const { files, line } = plant(PLANTED.find(({ rule }) => rule === 'number') as Planted)
    const windows = files.map(({ path, text }) => ({ path, text: text.replaceAll('\n', '\r\n') }))
    expect(verify(windows)).toContainEqual(expect.objectContaining({ rule: 'number', line }))
  })

  it('says which number is wrong', () => {
    const { files } = plant(PLANTED.find(({ what }) => what === 'a wrong amount') as Planted)
    expect(
      verify(files)
        .map(({ message }) => message)
        .join(),
    ).toContain('10 万元')
  })

  it('does not look for citations in texts that were not given', () => {
    const { files } = plant(
      PLANTED.find(({ what }) => what === 'an article that is not in the text') as Planted,
    )
    expect(verifyWithoutTexts(files)).toEqual([])
  })
})
