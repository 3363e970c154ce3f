import { hostname } from 'node:os'

/** Names this process among all that share the database. */
export function workerName(suffix: string): string {
  return `${hostname()}:${process.pid}:${suffix}`
}

/** True for a worker of this machine whose process is no more; of other machines nothing is known. */
export function isGone(worker: string): boolean {
  const [host, pid] = worker.split(':')
  if (host !== hostname()) return false
  return Number(pid) === process.pid || !isRunning(Number(pid))
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
