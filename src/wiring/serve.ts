import { resolve } from 'node:path'
import { type App, createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { DEFAULT_COUNTY, openData, readKnowledge } from './assembly.ts'
import { createLog } from './log.ts'
import { openOutside, outsideLines } from './outside.ts'

export const DEFAULT_PORT = 8080
export const DEFAULT_HOST = '127.0.0.1'
export const DEFAULT_DIRECTORY = 'data'

/** Runs the server until it is told to stop; resolves to the exit code. */
export async function serve(
  config: Config,
  how: { readonly directory: string; readonly banner: readonly string[] },
): Promise<number> {
  const log = createLog(config.LOG_LEVEL ?? 'warn')
  const [knowledge, outside] = await Promise.all([
    readKnowledge(config.COUNTY ?? DEFAULT_COUNTY),
    openOutside(config, log),
  ])
  const data = await openData(config, log, how.directory)
  for (const finding of knowledge.loaded.findings) {
    log.warn('knowledge.finding', {
      file: finding.file,
      line: finding.line,
      rule: finding.rule,
      message: finding.message,
    })
  }
  const app = await createApp({ settings: config, knowledge, data, log, outside })
  const { url = '' } = await startOrExplain(app, config)
  const setup = await app.setupLink(config.PUBLIC_URL ?? url)
  const lines = [
    ...how.banner,
    `聊天页      ${url}/`,
    setup ? `控制台      第一次用，30 分钟内打开：${setup}` : `控制台      ${url}/console`,
    `数据目录    ${resolve(how.directory)}`,
    ...(data.keyCreated ? ['密钥        新建了 data.key，请马上另存一份。丢了，存的个人信息就打不开了'] : []),
    ...app
      .channels()
      .map(({ label, status }) => `${status.state === 'off' ? '○' : '●'} ${label}：${status.note}`),
    ...outsideLines(outside),
    ...(knowledge.loaded.findings.length > 0
      ? [`知识库有 ${knowledge.loaded.findings.length} 处毛病，坏的没用。看：npm run knowledge:verify`]
      : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  await untilToldToStop()
  await app.stop()
  return 0
}

async function startOrExplain(app: App, config: Config): Promise<{ readonly url: string | undefined }> {
  const host = config.HOST ?? DEFAULT_HOST
  const port = config.PORT ?? DEFAULT_PORT
  try {
    return await app.start({ host, port })
  } catch (error) {
    await app.stop()
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const told = LISTENING_FAULTS[code]?.({ host, port })
    throw told ? Object.assign(new Error(told, { cause: error }), { code: 'cannot-listen' }) : error
  }
}

/** What a failed start says, by the system's code. */
const LISTENING_FAULTS: Readonly<Record<string, (at: { host: string; port: number }) => string>> = {
  EADDRINUSE: ({ port }) => `端口 ${port} 已经被别的程序占了。换一个再试，例如：PORT=9000 npm start。`,
  EACCES: ({ port }) => `端口 ${port} 没有权限用。换一个再试，例如：PORT=9000 npm start。`,
  EADDRNOTAVAIL: ({ host }) => `这台机器没有 ${host} 这个地址。设置 HOST 改成 127.0.0.1 或 0.0.0.0。`,
}

function untilToldToStop(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })
}
