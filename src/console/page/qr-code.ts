import { html } from 'hono/html'
import type { QrView } from '../../core/outreach/qr.ts'
import type { Html } from './html.ts'

/** A code to scan, with four modules of white around it, as scanners need. */
export function qrCode({ size, path }: QrView, label: string): Html {
  const side = size + 8
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="-4 -4 ${side} ${side}" shape-rendering="crispEdges">
<rect x="-4" y="-4" width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}
