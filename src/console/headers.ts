import { createMiddleware } from 'hono/factory'

/** Our own script and style sheet, nothing inline, forms that only go to us, no frames. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const ALWAYS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Not no-referrer: that would blank the Origin of our own posts, which is checked on plain HTTP.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
}

/** Security headers on every answer, errors included. Only the style sheet may be kept. */
export function securityHeaders(secure: boolean) {
  return createMiddleware(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(ALWAYS)) context.res.headers.set(name, value)
    if (secure) context.res.headers.set('Strict-Transport-Security', 'max-age=31536000')
    if (!context.res.headers.has('Cache-Control')) context.res.headers.set('Cache-Control', 'no-store')
  })
}
