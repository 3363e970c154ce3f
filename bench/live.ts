// From a change in a case to the last of 200 open pages hearing of it, over real sockets: `node bench/live.ts`.

import { performance } from 'node:perf_hooks'
import { PASSWORD, PEOPLE } from '../test/support/console-rig.ts'
import { serveConsole } from '../test/support/console-server.ts'

const PAGES = 200
const ROUNDS = 10

const { rig, url, down } = await serveConsole()
const browser = rig.browser()
await browser.signIn(PEOPLE.here.name, PASSWORD)

const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

/** One open page; resolves what waits for the next change when it comes. */
async function open() {
  const answer = await fetch(`${url}/console/live`, { headers: { cookie } })
  const reader = answer.body?.getReader()
  if (!answer.ok || !reader) throw new Error(`answered ${answer.status}`)
  let wake = () => {}
  const read = async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      if (new TextDecoder().decode(part.value).includes('changed')) wake()
  }
  read().catch(() => {})
  return {
    next: () => new Promise<number>((resolve) => (wake = () => resolve(performance.now()))),
    close: () => reader.cancel(),
  }
}

const pages = await Promise.all(Array.from({ length: PAGES }, open))
await new Promise((resolve) => setTimeout(resolve, 1500))
const last: number[] = []
const before = process.cpuUsage()
for (let round = 0; round < ROUNDS; round++) {
  await new Promise((resolve) => setTimeout(resolve, 137 * (round % 5)))
  const heard = pages.map((page) => page.next())
  const began = performance.now()
  await rig.openCase()
  last.push(Math.max(...(await Promise.all(heard))) - began)
}
const { user, system } = process.cpuUsage(before)
last.sort((one, two) => one - two)
console.log(
  `${PAGES} pages: the last heard after ${(last[Math.floor(ROUNDS / 2)] ?? 0).toFixed(0)} ms (median), ${(last.at(-1) ?? 0).toFixed(0)} ms (worst), processor ${((user + system) / 1000 / ROUNDS).toFixed(0)} ms a change`,
)
await Promise.all(pages.map((page) => page.close()))
await down()
process.exit(0)
