import { DANGER } from './good-knowledge.ts'
import type { Planted } from './plant.ts'

const SYNONYMS = 'lexicon/synonyms.yaml'
const HOMOPHONES = 'lexicon/homophones.yaml'
const LAW = 'laws/示范条例.yaml'
const INTERVIEW = 'interviews/loan.yaml'
const COUNTY = 'county/sample/county.yaml'

/** Faults in the safety files, word lists, county and law files. */
export const FAULTS_IN_LISTS: readonly Planted[] = [
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
  {
    what: 'an interview that asks too long a question',
    rule: 'length',
    file: INTERVIEW,
    instead: [
      'ask: 欠您多少钱？',
      'ask: 请您说一说到今天为止老板一共还欠着您多少钱，大家合在一起又欠了多少钱？',
    ],
  },
  {
    what: 'an interview with words of office on a button',
    rule: 'officialese',
    file: INTERVIEW,
    instead: ['label: 什么都没有', 'label: 逾期未还'],
  },
  {
    what: 'an interview whose short form asks what it does not know',
    rule: 'interview',
    file: INTERVIEW,
    instead: ['short: [town, phone]', 'short: [town, owed-now]'],
  },
  {
    what: 'an interview that names no danger script',
    rule: 'interview',
    file: INTERVIEW,
    instead: ['- label: 欠条', '- { label: 欠条, danger: nowhere }'],
    at: 'key: proof',
  },
  {
    what: 'an interview of another name',
    rule: 'interview',
    file: INTERVIEW,
    instead: ['name: loan', 'name: lone'],
  },
]
