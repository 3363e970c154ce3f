import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const EXECUTABLE = '/usr/bin/chromium'
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** True when browser tests can run here; otherwise says once why they are skipped. */
export function hasChromium(): boolean {
  const found = existsSync(EXECUTABLE)
  if (!found)
    console.log(`browser tests skipped: ${EXECUTABLE} is absent (apt-get install chromium fonts-noto-cjk)`)
  return found
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGS })
}
