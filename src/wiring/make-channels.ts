import { CHANNELS, type ChannelSettings, type ChannelTools } from '../channels/index.ts'
import type { Channel, ChannelStatus } from '../ports/channel.ts'

/** One line about a channel for the start screen, the console and `/readyz`. */
export interface ChannelLine {
  readonly name: string
  readonly label: string
  readonly status: ChannelStatus
  /** What to scan to log in, when the channel asks for it. */
  readonly qr?: string | undefined
}

/** The channels that are configured, and a line about each of the others. */
export interface MadeChannels {
  readonly on: readonly { readonly channel: Channel; readonly label: string }[]
  readonly off: readonly ChannelLine[]
}

/** Makes every channel that has its settings; the others say why they are off. */
export async function createChannels(settings: ChannelSettings, tools: ChannelTools): Promise<MadeChannels> {
  const on: { channel: Channel; label: string }[] = []
  const off: ChannelLine[] = []
  for (const [name, { label, make }] of Object.entries(CHANNELS)) {
    const made = await make(settings, tools)
    if (made.kind === 'on') on.push({ channel: made.channel, label })
    else off.push({ name, label, status: { state: 'off', note: made.note } })
  }
  return { on, off }
}

/** How a running channel is doing. */
export function lineOf({ channel, label }: MadeChannels['on'][number]): ChannelLine {
  return { name: channel.name, label, status: channel.status(), qr: channel.qr?.() }
}
