import type { Bot } from './bot.ts'
import { textOf } from './fields.ts'
import type { Line } from './line.ts'

/** wechaty's numbers for what happens to a QR code. */
const WAITING = 2
const SCANNED = 3
const CONFIRMED = 4

/**
 * Shows the code to scan, on the screen and through `board.qr`. True while a person can act on it; false
 * when it has expired or been used, so that something else must follow soon.
 */
export function showQr(
  line: Line,
  bot: Bot | undefined,
  scan: { status: unknown; content: unknown },
): boolean {
  const content = textOf(scan.content)
  const waits = scan.status === WAITING && content !== undefined
  const changed = waits && content !== line.board.qr
  line.board.qr = waits ? content : undefined
  if (waits) line.board.show('scan')
  if (scan.status === SCANNED || scan.status === CONFIRMED) line.board.show('scanned')
  if (changed) void print(line, bot, content)
  return waits
}

/** Without a renderer the content itself is printed: any QR generator makes it scannable. */
async function print(line: Line, bot: Bot | undefined, content: string): Promise<void> {
  const drawn = await bot?.drawQr(content).catch(() => undefined)
  if (line.board.qr !== content) return
  line.screen.write(`请用手机微信扫描二维码登录：\n${drawn ?? content}\n`)
}
