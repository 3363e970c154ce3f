import { nearest } from './core/text/nearest.ts'

/** Runs one command with the words after its name; resolves to the exit code. */
export type Command = (args: readonly string[]) => Promise<number>

/** Every command there is. Each is loaded only when it is called, so that help comes at once. */
const COMMANDS = {
  start: async (args) => (await import('./wiring/start.ts')).start(args),
  demo: async (args) => (await import('./wiring/demo.ts')).demo(args),
  ask: async (args) => (await import('./wiring/ask.ts')).ask(args),
  chat: async (args) => (await import('./wiring/chat.ts')).chat(args),
  export: async (args) => (await import('./wiring/data-commands.ts')).exportReports(args),
  'county:import': async (args) => (await import('./wiring/data-commands.ts')).importCounty(args),
  'laws:import': async (args) => (await import('./wiring/data-commands.ts')).importLaws(args),
  backup: async (args) => (await import('./wiring/backup-commands.ts')).backup(args),
  restore: async (args) => (await import('./wiring/backup-commands.ts')).restore(args),
  'admin:reset': async (args) => (await import('./wiring/admin-reset.ts')).adminReset(args),
  cards: async (args) => (await import('./wiring/cards.ts')).cards(args),
  doctor: async (args) => (await import('./wiring/doctor.ts')).doctor(args),
  'wechat:menu': async (args) => (await import('./wiring/wechat.ts')).wechatMenu(args),
  'wechat:qr': async (args) => (await import('./wiring/wechat.ts')).wechatQr(args),
  'knowledge:verify': async (args) => (await import('./wiring/knowledge-verify.ts')).verify(args),
} as const satisfies Record<string, Command>

/** Picks the command and runs it. Faults that are nobody's bug are one sentence on stderr. */
export async function run(words: readonly string[]): Promise<void> {
  const [name = '', ...args] = words
  const command: Command | undefined = Object.hasOwn(COMMANDS, name)
    ? COMMANDS[name as keyof typeof COMMANDS]
    : undefined
  if (!command) {
    const [guess] = nearest(name, Object.keys(COMMANDS))
    console.error(
      `${name ? `没有“${name}”这个命令` : '要写一个命令'}${guess ? `，是不是 ${guess}` : ''}？有：${Object.keys(COMMANDS).join('、')}。`,
    )
    process.exitCode = 2
    return
  }
  try {
    process.exitCode = await command(args)
  } catch (error) {
    if (!isToldInOneSentence(error)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/** Errors with a code carry a sentence for the operator; anything else is a bug and keeps its stack. */
function isToldInOneSentence(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && /^[a-z-]+$/.test(String(error.code))
}
