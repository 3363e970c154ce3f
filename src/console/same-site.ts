/**
 * Whether a post comes from our own page. Browsers say so in `Sec-Fetch-Site`; on plain HTTP they leave it
 * out but send `Origin` (our referrer policy keeps it from being `null`). A post with neither is refused.
 */
export function isSameSite(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  return ownOrigin(request) !== undefined
}

/** The origin of our own page as the browser sees it, TLS in front of us included. */
export function ownOrigin(request: Request): string | undefined {
  const origin = request.headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return undefined
  return new URL(origin).host === hostOf(request) ? origin : undefined
}

function hostOf(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host
}
