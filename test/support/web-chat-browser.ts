import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

const PROBES = new URL('web-chat-probes.js', import.meta.url).pathname

/** A page of its own browser profile with the probes in it. */
export async function withPage<T>(
  browser: Browser,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options)
  try {
    await context.addInitScript({ path: PROBES })
    return await use(await context.newPage())
  } finally {
    await context.close()
  }
}

/** Calls one of the probes. */
export async function probe<T>(page: Page, call: string): Promise<T> {
  return page.evaluate<T>(`probes.${call}`)
}
