import type { Capabilities } from '../../domain/message/capabilities.ts'

/**
 * WeChat documents no limit for puppets; the 公众号 limit is 2048 bytes, and clients fold longer bubbles away.
 * 2000 stays below every limit seen. Personal accounts have no buttons (choices become numbered lines), and
 * what was sent stands in the reader's own client, so nothing must be kept for fetching.
 */
export const CAPABILITIES: Capabilities = {
  maxTextBytes: 2000,
  maxTextChars: 2000,
  buttons: false,
  pull: false,
  files: true,
}
