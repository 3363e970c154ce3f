import type { Page } from 'playwright-core'
import type { WebChatServer } from './web-chat-server.ts'

/** What the page can look like. */
export const STATES = [
  'empty',
  'typing',
  'answer',
  'choices',
  'interview',
  'check',
  'error',
  'offline',
  'handed-over',
  'closed',
  'emergency',
] as const
export type State = (typeof STATES)[number]

const WORDS: Partial<Record<State, string>> = {
  answer: '老板不给工钱',
  choices: '受了工伤',
  interview: '打官司没钱请律师',
  check: '核对',
  'handed-over': '交给示范司法所',
  closed: '办结',
  emergency: '他拿刀打我',
}

/** Sends by the keyboard and waits until the answer is on screen. */
export async function ask(page: Page, text: string): Promise<void> {
  const before = await page.locator('.message.us').count()
  await page.fill('#box', text)
  await page.press('#box', 'Enter')
  await page.locator('.message.us').nth(before).waitFor()
}

/** Opens the page and brings it into a state. */
export async function reach(server: WebChatServer, page: Page, state: State): Promise<void> {
  await page.goto(server.url)
  const words = WORDS[state]
  if (words !== undefined) await ask(page, words)
  if (state === 'typing') await page.fill('#box', '老板跑了，我们十几个人的钱还没给')
  if (state === 'error' || state === 'offline') await fail(server, page, state)
}

async function fail(server: WebChatServer, page: Page, state: 'error' | 'offline'): Promise<void> {
  await ask(page, '老板不给工钱')
  if (state === 'offline') await page.context().setOffline(true)
  server.chat.breakStorage(true)
  await page.fill('#box', '那要多久')
  await page.press('#box', 'Enter')
  await page.waitForSelector('.unsent')
  server.chat.breakStorage(false)
}
