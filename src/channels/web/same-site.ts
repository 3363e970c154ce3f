/**
 * Whether a state-changing request comes from our own page. Browsers that know `Sec-Fetch-Site` say so;
 * older ones, and pages on plain HTTP, send `Origin` (`null` under our no-referrer policy, which proves
 * nothing either way: forms carry the session's mark as well, and JSON needs a content type no form can send).
 */
export function isSameSite(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  if (origin === null || origin === 'null') return true
  return URL.canParse(origin) && new URL(origin).host === hostOf(request)
}

function hostOf(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host
}
