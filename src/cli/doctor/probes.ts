import { randomBytes } from 'node:crypto'
import { promises as fs } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'

const HEALTH_TIMEOUT_MS = 2000

/** Tries to listen; when somebody else does, asks whether it is this program. */
export async function portState(host: string, port: number): Promise<'free' | 'serving' | 'taken'> {
  if (await canListen(host, port)) return 'free'
  return (await isServing(host, port)) ? 'serving' : 'taken'
}

function canListen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** Our health page says `{"ok":true}` and nothing else does it at this path by chance. */
async function isServing(host: string, port: number): Promise<boolean> {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host
  const name = reachable.includes(':') ? `[${reachable}]` : reachable
  try {
    const answer = await fetch(`http://${name}:${port}/healthz`, {
      signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS),
    })
    const body: unknown = await answer.json()
    return answer.ok && typeof body === 'object' && body !== null && 'ok' in body && body.ok === true
  } catch {
    return false
  }
}

/** Really writes a file: permission bits do not tell of a read-only disk. */
export async function isWritable(directory: string): Promise<boolean> {
  const path = join(await existing(directory), `.doctor-${randomBytes(6).toString('hex')}`)
  try {
    await fs.writeFile(path, '', { flag: 'wx' })
    await fs.rm(path)
    return true
  } catch {
    return false
  }
}

export async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await fs.statfs(await existing(directory))
  return bavail * bsize
}

/** Permission bits, or undefined when there is no such file. */
export async function fileMode(path: string): Promise<number | undefined> {
  return (await statOf(path))?.mode
}

/** The folder itself, or the nearest one above it that is there: the first start creates the rest. */
async function existing(directory: string): Promise<string> {
  const parent = dirname(directory)
  return (await statOf(directory)) || parent === directory ? directory : existing(parent)
}

async function statOf(path: string) {
  try {
    return await fs.stat(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
