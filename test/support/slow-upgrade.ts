import { createBackup } from '../../src/storage/backup/create-backup.ts'
import { createCipher } from '../../src/storage/cipher.ts'
import { MIGRATIONS, NEWEST_SCHEMA } from '../../src/storage/migrations/index.ts'
import { openDatabase } from '../../src/storage/open-database.ts'

// A newer program whose upgrade takes its time; tells each step, so that a test can kill it there.
const [, , file = '', key = '', copy = ''] = process.argv
const cipher = createCipher(Buffer.from(key, 'hex'))
const location = { kind: 'sqlite', file } as const
const STATEMENTS = 12

const statements = Array.from({ length: STATEMENTS }, (_, at) => [
  `create table newer_${at} as with recursive count (n) as (select 1 union all select n + 1 from count where n < 20000) select n from count`,
  `alter table staff add column newer_${at} text`,
]).flat()

await openDatabase(location, {
  cipher,
  migrating: {
    before: async () => {
      process.stdout.write('copying\n')
      await createBackup({ location, cipher, target: copy, now: Date.now() })
      process.stdout.write('copied\n')
    },
    migrations: [...MIGRATIONS, { number: NEWEST_SCHEMA + 1, name: 'newer', statements: () => statements }],
  },
})
process.stdout.write('upgraded\n')
