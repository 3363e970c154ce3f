import type { InboundContent } from '../domain/message/inbound-message.ts'

/** How the asker's own message stands in their thread. */
export function shownText(content: InboundContent): string {
  switch (content.kind) {
    case 'text':
      return content.text
    case 'choice':
      return content.value
    case 'attachment':
      return content.caption ?? attachmentName(content.mediaType)
    case 'location':
      return '［位置］'
    case 'unsupported':
      return '［无法显示的消息］'
  }
}

function attachmentName(mediaType: string): string {
  if (mediaType.startsWith('image/')) return '［图片］'
  if (mediaType.startsWith('audio/')) return '［语音］'
  if (mediaType.startsWith('video/')) return '［视频］'
  return '［文件］'
}
