import type { Check } from './check.ts'
import * as county from './county-checks.ts'
import * as data from './data-checks.ts'
import * as host from './host-checks.ts'
import * as knowledge from './knowledge-checks.ts'

/** Everything the doctor looks at, in the order it is printed. */
export const CHECKS = [
  { id: 'node', title: 'Node 版本', look: host.nodeVersion },
  { id: 'port', title: '端口', look: host.portIsFree },
  { id: 'data-dir', title: '数据文件夹', look: host.dataDirIsWritable },
  { id: 'disk', title: '磁盘空间', look: host.diskHasRoom },
  { id: 'clock', title: '时钟', look: host.clockIsSane },
  { id: 'key-file', title: '密钥文件', look: data.keyFileIsPrivate },
  { id: 'key', title: '密钥和数据库', look: data.keyMatches },
  { id: 'database', title: '数据库', look: data.databaseIsWhole },
  { id: 'queues', title: '来信和回复', look: data.nothingIsStuck },
  { id: 'backup', title: '备份', look: data.backupIsFresh },
  { id: 'knowledge', title: '知识库', look: knowledge.knowledgeIsReadable },
  { id: 'review', title: '复核日期', look: knowledge.entriesAreReviewed },
  { id: 'laws', title: '法律时效', look: knowledge.lawsStayInForce },
  { id: 'holidays', title: '放假安排', look: knowledge.holidaysAreKnown },
  { id: 'villages', title: '村和站点', look: county.villagesAreImported },
  { id: 'towns', title: '各镇人员', look: county.townsHavePeople },
  { id: 'stations', title: '站点人员', look: county.stationsHavePeople },
  { id: 'centre', title: '县中心人员', look: county.countyHasPeople },
  { id: 'admin', title: '管理员', look: county.thereIsAnAdministrator },
  { id: 'contacts', title: '联系方式', look: county.contactsAreVerified },
  { id: 'channels', title: '渠道', look: county.channelsAreOn },
] as const satisfies readonly Check[]
