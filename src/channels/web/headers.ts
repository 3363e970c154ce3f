import { createMiddleware } from 'hono/factory'

/** No script, style or picture but our own files, no inline code, no frames, no strings turned into code. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types xf',
].join('; ')

const ALWAYS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
}

/** Security headers on every answer, errors included. Nothing is stored unless a route says otherwise. */
export function securityHeaders(secure: boolean) {
  return createMiddleware(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(ALWAYS)) context.res.headers.set(name, value)
    if (secure) context.res.headers.set('Strict-Transport-Security', 'max-age=31536000')
    if (!context.res.headers.has('Cache-Control')) context.res.headers.set('Cache-Control', 'no-store')
  })
}
