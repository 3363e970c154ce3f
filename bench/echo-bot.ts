// The peer: a bare grammY bot that echoes, as its own documentation shows it. Run by bench/path.ts.
import { Bot } from 'grammy'

const [apiRoot = '', token = ''] = process.argv.slice(2)
const bot = new Bot(token, { client: { apiRoot } })
bot.on('message:text', (context) => context.reply(context.message.text))
process.once('SIGTERM', () => void bot.stop())
await bot.start({ onStart: () => console.log('数据目录 none') })
