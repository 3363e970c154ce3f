import type { SourceFile } from '../../../src/core/knowledge/parse-entry.ts'
import { INTERVIEWS } from '../../../src/domain/knowledge/known-aids.ts'

/** A small knowledge folder without a fault, for planting faults in. All names and laws are made up. */
export const ENTRY = 'topics/wages/sample.md'
export const DECLINE = 'declines/sample.md'
export const DANGER = 'safety/sample-danger.yaml'

const entry = `---
id: wages/sample
title: 干完活没拿到钱，怎么要
topic: wages
questions:
  - 活干完了钱没给咋办
  - 老板欠我三个月工钱
  - 工钱问哪个要
  - 我男人的血汗钱还没到手
  - 欠薪 投诉 哪里
  - 包工头说没钱给
  - 娃儿读书等钱用，工钱拿不到
  - 村里几个人都没领到工钱
  - 催了好多回都不给
  - 打电话不接了还欠我钱
  - 有欠条能不能直接去告
  - 差我钱的人换了电话
citations:
  - { law: 示范条例, article: 3, gist: 欠了钱，2 年内可以去投诉 }
  - { law: 示范条例, article: "5-1", gist: 拖着不给，加付一半到一倍 }
  - { law: 示范条例, article: 5, gist: 拖着不给，每人要罚款 }
route: labour_inspection
urgency: normal
calculators: [limitation]
documents: [evidence-list]
interview: wage-arrears
reviewedOn: 2026-11-22
reviewBy: 2027-05-31
---

## 一句话

干了活就能要钱。先去投诉。

## 怎么办

1. 今天拍下欠条、记工本和工地的牌子。
2. 明天去干活那个县的劳动监察（管欠薪的部门）投诉。
3. 说清干了哪些天，还差多少钱。
4. 约上一起干活的人，一块去要。

## 带什么

- 身份证、欠条、记工本
- 微信聊天和转账记录，拍 3 张照片存好
- 工友的名字和电话
- 老板的车牌和住处，晓得多少写多少

## 多久内

- 投诉：2 年内去，从欠钱那天开始数。
- 办案：60 个工作日内查完，约三个月。
- 早去一天，早一天拿钱。

## 找谁

{{station: labour_inspection}}

走不开就打 12333 问清楚。请不起律师，打 12348 问法律援助。

## 注意

- 责令给钱后还拖着，可以要他加付 50% 到 100%。
- 按《示范条例》，每人还要罚 3 到 5 万元。
- 不要堵路、爬塔吊。那样自己会犯法。
- 有人说“过了半年就要不回来”，那是假的。
- 收到钱先数清楚，再写收条。收条上写明这是哪几个月的工钱，两边都签名。
- 钱分几次给的，每次都记下日子和数目。
`

const decline = `---
id: declines/sample
title: 问别的县的事
kind: decline
topic: other
questions: [问题甲, 问题乙, 问题丙, 问题丁, 问题戊, 问题己, 问题庚, 问题辛, 问题壬, 问题癸, 问题子, 问题丑]
route: none
urgency: normal
reviewedOn: 2026-11-22
reviewBy: 2027-05-31
---

## 回复

这件事要问当地。
打 12348，说清你在哪个县。
`

const danger = `kind: sample-danger
urgency: emergency
route: police
topic: crime
numbers: ["110", "120"]
duty: true
sealed: false
script: |
  现在就打 110 报警，说清你在哪里。
  有人受伤，再打 120。
citations:
  - { law: 示范条例, article: 7, gist: 打人要拘留 }
patterns:
  - (他|老板)…在打我
except:
  - 梦见…在打我
hits:
  - 老板这会儿在打我
not:
  - 昨晚梦见老板在打我
  - 老板打电话给我
`

const lawText = `---
name: 示范条例
full: 示范县示范条例
version: 2020-01-01→2020-05-01
articles: 8
source: made up
current: yes
---

# 示范县示范条例

## 第一章 总则

第三条 欠付报酬的，自欠付之日起二年内，可以向主管部门投诉。主管部门应当自受理之日起六十个工作日内完成调查并将处理结果书面告知投诉人和被投诉的单位以及其他利害关系人。

第五条 责令支付后仍不支付的，对每人处三万元以上五万元以下罚款。

第五条之一 责令支付后仍不支付的，加付百分之五十以上百分之一百以下的赔偿金。

第七条 殴打他人的，处五日以上十日以下拘留。
`

const county = `id: sample
name: 示范县
handleWithinWorkingDays: 7
closedDays: []
workDays: []
towns:
  - { code: "000000100", name: 示范一镇, aliases: [示范一] }
units:
  - { id: unit-inspection, name: 县劳动监察, routes: [labour_inspection] }
`

const interview = (name: string) => `name: ${name}
title: 要工钱
topic: wages
route: labour_inspection
questions:
  - key: owed
    label: 欠多少
    kind: money
    ask: 欠您多少钱？
  - key: proof
    label: 手里有啥
    kind: choice
    ask: 手里有什么？
    choices:
      - label: 欠条
      - label: 什么都没有
  - town
  - phone
short: [town, phone]
`

export const GOOD_FILES: readonly SourceFile[] = [
  { path: ENTRY, text: entry },
  { path: DECLINE, text: decline },
  { path: DANGER, text: danger },
  {
    path: 'laws/示范条例.yaml',
    text: 'name: 示范条例\nfull: 示范县示范条例\neffectiveFrom: 2020-05-01\narticles: 8\ngists:\n  "3": 2 年内可以去投诉。\n  "5": 拖着不给的，每人要罚款。\n  "5-1": 拖着不给，加付一半到一倍。\n  "7": 打人的，要拘留。\n',
  },
  {
    path: 'lexicon/synonyms.yaml',
    text: '- { say: [差我钱, 该我钱], mean: [欠薪] }\n- { say: [打官司], mean: [起诉] }\n',
  },
  {
    path: 'lexicon/homophones.yaml',
    text: '- { wrong: 种才, right: 仲裁 }\n- { wrong: 公钱, right: 工钱 }\n',
  },
  { path: 'lexicon/terms.yaml', text: '仲裁: 仲裁委断工资的事\n支付令: 法院叫他还钱的文书\n' },
  {
    path: 'lexicon/officialese.yaml',
    text: '- { word: 应当, say: 要 }\n- { word: 予以, say: "" }\n- { word: 逾期, say: 过期 }\n- { word: 其, say: 他 }\n',
  },
  { path: 'lexicon/allowed-characters.yaml', text: '岚: 岚皋\n' },
  { path: 'county/sample/county.yaml', text: county },
  ...INTERVIEWS.map((name) => ({ path: `interviews/${name}.yaml`, text: interview(name) })),
  { path: 'county/conflicts.yaml', text: 'village:\n  - (告|举报)…村长\ntown:\n  - 镇长…打我\n' },
]

export const LAW_TEXTS: readonly SourceFile[] = [
  { path: 'README.md', text: '# 说明\n' },
  { path: '示范条例.md', text: lawText },
]
