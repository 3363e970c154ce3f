import { execFile } from 'node:child_process'
import { existsSync, promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const BINARIES = ['/usr/lib/postgresql/15/bin', '/usr/lib/postgresql/16/bin', '/usr/lib/postgresql/17/bin']
const run = promisify(execFile)

/** A throw-away server of one's own, reached over a socket in a temporary folder. */
export interface PostgresServer {
  /** Makes an empty database and gives its address. */
  newDatabase(): Promise<string>
  stop(): Promise<void>
}

function binaries(): string | undefined {
  return BINARIES.find((folder) => existsSync(join(folder, 'initdb')))
}

export function postgresIsInstalled(): boolean {
  return binaries() !== undefined
}

/** `settings` are lines of postgresql.conf. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const folder = await fs.mkdtemp(join(tmpdir(), 'xiangfa-pg-'))
  const data = join(folder, 'data')
  if (process.getuid?.() === 0) await run('chown', ['postgres', folder])
  await asPostgres('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'])
  const lines = [`unix_socket_directories = '${folder}'`, "listen_addresses = ''", ...settings]
  await fs.appendFile(join(data, 'postgresql.conf'), `${lines.join('\n')}\n`)
  await asPostgres('pg_ctl', ['-D', data, '-w', '-s', '-l', join(folder, 'log'), 'start'])
  let count = 0
  return {
    newDatabase: async () => {
      count += 1
      await administer(folder, `create database test_${count}`)
      return addressOf(folder, `test_${count}`)
    },
    stop: async () => {
      await asPostgres('pg_ctl', ['-D', data, '-w', '-s', '-m', 'immediate', 'stop'])
      await fs.rm(folder, { recursive: true, force: true })
    },
  }
}

function addressOf(folder: string, database: string): string {
  return `postgres://postgres@/${database}?host=${encodeURIComponent(folder)}`
}

async function administer(folder: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(folder, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The server refuses to run as root. */
async function asPostgres(program: string, parameters: readonly string[]): Promise<void> {
  const path = join(binaries() ?? '', program)
  const isRoot = process.getuid?.() === 0
  const [command, ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', path] : [path]
  // The server outlives pg_ctl and would keep a pipe open, so its output goes to the log file only.
  await run(command ?? path, [...rest, ...parameters], { cwd: tmpdir() })
}
