// How fast the web chat is on a bad line and a slow phone, in a real Chromium: node bench/web-chat-speed.ts
import type { CDPSession, Page } from 'playwright-core'
import { hasChromium, launchChromium } from '../test/support/chromium.ts'
import { serveWebChat } from '../test/support/web-chat-server.ts'
import { ask } from '../test/support/web-chat-states.ts'

const RUNS = 5
const EDGE = { name: '400 kbit/s, 400 ms, processor 6× slower', kbits: 400, latency: 400, cpu: 6 }
const SLOW_4G = { name: '1.6 Mbit/s, 150 ms, processor 4× slower', kbits: 1600, latency: 150, cpu: 4 }

if (!hasChromium()) process.exit(0)
const server = await serveWebChat()
const browser = await launchChromium()

async function throttle(page: Page, line: typeof EDGE): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const throughput = (line.kbits * 1000) / 8
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: line.cpu })
  return session
}

/** Milliseconds until the script has taken over the box, and until the largest thing is painted. */
async function visit(page: Page): Promise<{ usable: number; painted: number }> {
  const began = performance.now()
  await page.goto(server.url, { waitUntil: 'commit' })
  await page.waitForSelector('html.script #box')
  const usable = performance.now() - began
  await page.waitForTimeout(800)
  const painted = await page.evaluate<number>('window.painted')
  return { usable, painted }
}

const WATCH_PAINT = `window.painted = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.painted = entry.startTime
}).observe({ type: 'largest-contentful-paint', buffered: true })`

async function measure(line: typeof EDGE): Promise<void> {
  const first: number[] = []
  const painted: number[] = []
  const second: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    await context.addInitScript(WATCH_PAINT)
    const page = await context.newPage()
    await throttle(page, line)
    const one = await visit(page)
    first.push(one.usable)
    painted.push(one.painted)
    second.push((await visit(page)).usable)
    await context.close()
  }
  console.log(line.name)
  console.log(`  box usable, first visit   ${median(first)} ms`)
  console.log(`  largest paint             ${median(painted)} ms`)
  console.log(`  box usable, second visit  ${median(second)} ms`)
}

/** From the key to the answer on screen, without throttling. */
async function measureAnswers(): Promise<void> {
  const page = await browser.newPage()
  await page.goto(server.url)
  const times: number[] = []
  for (let at = 0; at < 100; at += 1) {
    const began = performance.now()
    await ask(page, `你好 ${at}`)
    times.push(performance.now() - began)
  }
  console.log(`answer on screen, 100 questions: p50 ${median(times)} ms, p99 ${quantile(times, 0.99)} ms`)
  await page.close()
}

/** From the tap to a blank page. */
async function measureLeaving(): Promise<void> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await throttle(page, EDGE)
    await page.goto(server.url)
    await page.fill('#box', '老板不给工钱')
    await page.press('#box', 'Enter')
    await page.waitForSelector('.us')
    const blank = `new Promise((done) => {
      const began = performance.now()
      new MutationObserver(() => document.body.textContent === '' && done(performance.now() - began)).observe(document.body, { childList: true })
      document.getElementById('leave').click()
    })`
    times.push(await page.evaluate<number>(blank))
    await context.close()
  }
  console.log(`blank after leaving, on the bad line: ${median(times)} ms`)
}

function median(times: readonly number[]): number {
  return quantile(times, 0.5)
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}

await measure(EDGE)
await measure(SLOW_4G)
await measureAnswers()
await measureLeaving()
await browser.close()
await server.down()
await server.chat.channel.stop()
