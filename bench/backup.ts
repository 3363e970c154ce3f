// How long a backup and a restore take beside writers: `node bench/backup.ts [PERSONS]`.
import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBackup } from '../src/storage/backup/create-backup.ts'
import { restoreBackup } from '../src/storage/backup/restore-backup.ts'
import { createCipher } from '../src/storage/cipher.ts'
import { openDatabase } from '../src/storage/open-database.ts'
import { liveTogether } from '../test/support/lived-records.ts'
import { tell } from './support/figures.ts'

const persons = Number(process.argv[2] ?? 10_000)
const folder = await fs.mkdtemp(join(tmpdir(), 'xiangfa-bench-'))
const cipher = createCipher(new Uint8Array(32))
const location = { kind: 'sqlite', file: join(folder, 'xiangfa.db') } as const
const database = await openDatabase(location, { cipher })
await liveTogether(database, persons)
await database.close()
const path = join(folder, 'a.backup')
const began = performance.now()
const { bytes } = await createBackup({ location, cipher, target: path, now: Date.now() })
const backedUp = performance.now()
await fs.mkdir(join(folder, 'new'))
const target = { kind: 'sqlite', file: join(folder, 'new', 'xiangfa.db') } as const
await restoreBackup({
  ...{ path, location: target, cipher, directory: join(folder, 'new'), verifyOnly: false, now: Date.now() },
})
const restored = performance.now()
const size = `${persons} people, ${(bytes / 1024 ** 2).toFixed(0)} MB packed`
tell([
  { what: `backup with its verification, s (${size})`, ours: ((backedUp - began) / 1000).toFixed(1) },
  {
    what: 'restore with its verification, s',
    ours: ((restored - backedUp) / 1000).toFixed(1),
    goal: '≤ 600 for 5 GB',
  },
])
await fs.rm(folder, { recursive: true })
