import { DECLINE, ENTRY } from './good-knowledge.ts'
import type { Planted } from './plant.ts'

const LAW = 'laws/示范条例.yaml'
const LONG = '早上先去那个工地门口找到管事的人问清楚到底啥时候能把大家的钱发下来'

/** Faults in what an entry points to, and in the numbers it takes from there. */
export const FAULTS_IN_LINKS: readonly Planted[] = [
  { what: 'an id that is not the path', rule: 'id-path', instead: ['id: wages/sample', 'id: wages/other'] },
  { what: 'a topic that is not the folder', rule: 'id-path', instead: ['topic: wages', 'topic: labour'] },
  { what: 'an unknown route', rule: 'schema', instead: ['route: labour_inspection', 'route: labour_office'] },
  { what: 'an unknown calculator', rule: 'known-aid', instead: ['[limitation]', '[limitations]'] },
  {
    what: 'a word for the counter that no cited article uses',
    rule: 'formal-word',
    instead: ['route: labour_inspection', 'formal: [应急周转金]\nroute: labour_inspection'],
    at: 'formal',
  },
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
    rule: 'few-questions',
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
    what: 'a cited article without a gist',
    rule: 'gist-missing',
    file: LAW,
    foundIn: ENTRY,
    instead: ['  "3": 2 年内可以去投诉。\n', ''],
    at: '{ law: 示范条例, article: 3',
  },
  {
    what: 'a gist with a number that its article does not hold',
    rule: 'number',
    file: LAW,
    instead: ['2 年内可以去投诉', '6 年内可以去投诉'],
  },
  {
    what: 'a gist of an article that is not there',
    rule: 'article',
    file: LAW,
    instead: ['  "7"', '  "9"'],
  },
  {
    what: 'a turn of phrase that would turn away a legal question',
    rule: 'refused-question',
    file: DECLINE,
    instead: ['route: none', 'patterns: [(催了|催过)…不给]\nroute: none'],
    at: '催了好多回都不给',
    foundIn: ENTRY,
  },
  {
    what: 'a turn of phrase in signs that never match',
    rule: 'pattern',
    file: DECLINE,
    instead: ['route: none', 'patterns: [保证……赢]\nroute: none'],
    at: '保证……赢',
  },
  {
    what: 'a question that another entry has in all but the same words',
    rule: 'twin-question',
    file: DECLINE,
    instead: ['问题丑', '活干完了钱没给咋办啊'],
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
    instead: ['effectiveFrom: 2020-05-01', 'effectiveFrom: 2027-01-01'],
    foundIn: ENTRY,
    at: 'article: 3',
  },
  {
    what: 'a repealed law',
    rule: 'law-force',
    file: LAW,
    instead: ['articles: 8', 'articles: 8\neffectiveTo: 2026-01-01'],
    foundIn: ENTRY,
    at: 'article: 3',
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
]
