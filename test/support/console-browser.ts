import type { Console } from '../../src/console/index.ts'

const ORIGIN = 'http://console.test'

/** What came back. */
interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

/** A browser without script: keeps cookies, sends forms with the token of the page it looks at. */
export interface TestBrowser {
  readonly cookies: Map<string, string>
  get(path: string): Promise<Answer>
  /** Posts with the token of the last page; `headers` replaces what a browser would send. */
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Answer>
  /** Follows a redirect; other answers come back as they are. */
  follow(answer: Answer): Promise<Answer>
  signIn(name: string, password: string): Promise<Answer>
  /** The token forms carry. */
  token(): string
  address: string
}

export function createBrowser(console: Console, secure: boolean): TestBrowser {
  const cookies = new Map<string, string>()
  const origin = secure ? ORIGIN.replace('http:', 'https:') : ORIGIN
  let token = ''
  async function load(
    path: string,
    init: RequestInit & { headers: Record<string, string> },
  ): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = new Request(new URL(path, origin), { ...init, headers: { ...init.headers, cookie } })
    const response = await console.handle(request, browser.address)
    for (const given of response.headers.getSetCookie()) keep(cookies, given)
    const text = await textOf(response)
    token = /name="form" value="([^"]*)"/.exec(text)?.[1] ?? token
    return { status: response.status, text, headers: response.headers }
  }
  const browser: TestBrowser = {
    cookies,
    address: '192.0.2.1',
    token: () => token,
    get: (path) => load(path, { headers: {} }),
    post: (path, fields = {}, headers = { 'sec-fetch-site': 'same-origin' }) =>
      load(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams({ form: token, ...fields }).toString(),
      }),
    async follow(answer) {
      const location = answer.headers.get('location')
      return location === null ? answer : browser.get(location)
    },
    async signIn(name, password) {
      await browser.get('/console/login')
      return browser.follow(await browser.post('/console/login', { name, password }))
    },
  }
  return browser
}

/** An open line has no end: it is left at once. */
async function textOf(response: Response): Promise<string> {
  if (response.headers.get('content-type') !== 'text/event-stream') return response.text()
  await response.body?.cancel()
  return ''
}

function keep(cookies: Map<string, string>, given: string): void {
  const [pair = '', ...attributes] = given.split('; ')
  const [name = '', value = ''] = pair.split('=')
  if (attributes.includes('Max-Age=0')) cookies.delete(name)
  else cookies.set(name, decodeURIComponent(value))
}
