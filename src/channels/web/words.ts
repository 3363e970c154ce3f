/** Every sentence the server itself says on the web page. The page's own sentences are in page/10-words.js. */
export const WORDS = {
  examples: ['老板不给工钱', '打官司没钱请律师', '受了工伤', '找人帮忙'],
  unavailable: '现在收不下您的话。您写的还在，过会儿自动再发。急事打 12348，危险打 110。',
  unavailableForm: '现在收不下您的话。您写的还在框里，过会儿再按发送。急事打 12348，危险打 110。',
  tooLong: '话太长了，只收下前面 4096 个字。剩下的请再发一条。',
  tooBig: '一次发得太多，没收下。请少写一点再发，或打 12348。',
  invalid: '这条没收下。请换个说法再发，或打 12348。',
  empty: '还没写字。请写一句再按发送，或打 12348。',
  session: '请再按一次发送。还是不行就打 12348。',
  foreign: '这条不是从本页发来的，没收下。请打开本页再发，或打 12348。',
  noPhoto: '这张没收下：太大，或者不是照片。换一张，或打 12348。',
  waiting: '收到了，正在找答案。急事打 12348。',
  notFound: '没有这一页。请回到聊天，或打 12348。',
  broken: '页面出了毛病。请过会儿再试，或打 12348。',
} as const

/** Longest text of one message, in UTF-16 units; the rest is cut with `WORDS.tooLong`. */
export const MAX_TEXT_CHARS = 4096
