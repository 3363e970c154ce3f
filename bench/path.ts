// The whole path, received → durable → answered, beside a bare grammY echo bot on the same fake server in
// the same run: `node bench/path.ts [MESSAGES] [RUNS]`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startWords } from '../test/support/app/start-words.ts'
import { type FakeTelegram, startFakeTelegram } from '../test/support/telegram/fake-telegram.ts'
import { tell } from './support/figures.ts'

const MESSAGES = Number(process.argv[2] ?? 1000)
const RUNS = Number(process.argv[3] ?? 3)
const TOKEN = '123456:abcdefghijklmnopqrstuvwxyz'
const ONE_BUBBLE = '菜单'
const WHOLE_ANSWER = '老板跑了工钱咋办'
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

interface Contestant {
  readonly name: string
  readonly text: string
  readonly bubbles: number
  readonly command: (fake: FakeTelegram, directory: string) => { args: string[]; env: Record<string, string> }
}

const ours = (fake: FakeTelegram, directory: string) => ({
  args: startWords(),
  env: {
    DATA_DIR: directory,
    PORT: '0',
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: fake.apiRoot,
    LOG_LEVEL: 'error',
  },
})

const CONTESTANTS: readonly Contestant[] = [
  {
    name: 'grammY echo, nothing stored',
    text: ONE_BUBBLE,
    bubbles: 1,
    command: (fake) => ({ args: [here('./echo-bot.ts'), fake.apiRoot, TOKEN], env: {} }),
  },
  { name: 'ours, one-bubble reply', text: ONE_BUBBLE, bubbles: 1, command: ours },
  { name: 'ours, whole answer (two bubbles)', text: WHOLE_ANSWER, bubbles: 2, command: ours },
]

async function measure(contestant: Contestant): Promise<number> {
  const fake = await startFakeTelegram({ token: TOKEN, recordCalls: false })
  const directory = await mkdtemp(join(tmpdir(), 'xiangfa-bench-'))
  const { args, env } = contestant.command(fake, directory)
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const answered = (chat: number) => fake.messagesTo(chat).length >= contestant.bubbles
  fake.userSays(1, contestant.text)
  await fake.waitFor(() => answered(1), 'the warm-up', 20_000)
  const began = performance.now()
  for (let chat = 2; chat <= MESSAGES + 1; chat++) fake.userSays(chat, contestant.text)
  let next = 2
  await fake.waitFor(
    () => {
      while (next <= MESSAGES + 1 && answered(next)) next++
      return next > MESSAGES + 1
    },
    'all answers',
    300_000,
  )
  const rate = (MESSAGES * 1000) / (performance.now() - began)
  child.kill('SIGTERM')
  await once(child, 'exit')
  await fake.stop()
  await rm(directory, { recursive: true, force: true })
  return rate
}

const rates = new Map<string, number[]>(CONTESTANTS.map(({ name }) => [name, []]))
for (let run = 0; run < RUNS; run++) {
  for (const contestant of CONTESTANTS) rates.get(contestant.name)?.push(await measure(contestant))
}
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const peer = median(rates.get(CONTESTANTS[0]?.name ?? '') ?? [])
const [, ...measured] = [...rates]
tell(
  measured.map(([name, values]) => ({
    what: `${name}, messages/s (ratio)`,
    ours: `${Math.round(median(values))} (${(median(values) / peer).toFixed(2)})`,
    peer: `${CONTESTANTS[0]?.name}: ${Math.round(peer)}`,
  })),
)
