import { chromium } from 'playwright-core'
import http from 'node:http'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] })
const G: any = { browser, p: {}, base: 'http://127.0.0.1:8201' }
G.open = async (name: string, width = 360, opts: any = {}) => {
  const c = await browser.newContext({ viewport: { width, height: width < 500 ? 640 : 800 }, locale: 'zh-CN', ...opts })
  const page = await c.newPage(); G.p[name] = page
  page.on('console', (m: any) => { if (m.type() === 'error' || m.type()==='warning') console.log('CONSOLE', name, m.text()) })
  page.on('pageerror', (e: any) => console.log('PAGEERROR', name, e.message))
  page.on('dialog', (d: any) => { console.log('DIALOG', name, d.message()); G.lastDialog = d.message(); d.accept() })
  await page.goto((opts.base ?? G.base) + '/'); return page
}
G.last = async (page: any) => page.evaluate(() => {
  const all = [...document.querySelectorAll('.log .message')] as HTMLElement[]
  let i = all.length - 1; while (i >= 0 && !all[i].classList.contains('asker')) i--
  return all.slice(i < 0 ? 0 : i).map((m) => (m.className.includes('emergency') ? '[!!] ' : '') + (m as HTMLElement).innerText.replace(/\n+/g, '\n')).join('\n--\n')
})
G.wait = async (page: any, n: number) => { const t = Date.now(); while (Date.now() - t < 4000) { const c = await page.locator('.log .message.us').count(); if (c > n) { await page.waitForTimeout(250); return } await page.waitForTimeout(40) } }
G.say = async (name: string, ...texts: string[]) => { const page = G.p[name]; let out = ''
  for (const t of texts) { const n = await page.locator('.log .message.us').count(); await page.fill('#box', t); await page.click('#send'); await G.wait(page, n); out += `>>> ${t}\n${await G.last(page)}\n\n` } return out }
G.press = async (name: string, label: string) => { const page = G.p[name]; const n = await page.locator('.log .message.us').count(); await page.locator('button', { hasText: label }).last().click(); await G.wait(page, n); return `>>> [${label}]\n${await G.last(page)}\n\n` }
G.shot = async (name: string, file: string, full = false) => { await G.p[name].screenshot({ path: `/tmp/t/${file}.png`, fullPage: full }); return file }
G.tail = async (name: string, n = 6) => G.p[name].evaluate((n: number) => [...document.querySelectorAll('.log .message')].slice(-n).map((m: any) => m.innerText.replace(/\n+/g, '\n')).join('\n--\n'), n)
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor
http.createServer((req, res) => { let b = ''; req.on('data', (d) => (b += d)); req.on('end', async () => {
  try { const r = await new AsyncFunction('G', b)(G); res.end(typeof r === 'string' ? r : JSON.stringify(r, null, 1) ?? '') } catch (e: any) { res.end('ERR ' + e.stack) } }) }).listen(8299, '127.0.0.1')
