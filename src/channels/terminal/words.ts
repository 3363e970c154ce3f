/** What the terminal itself says; the answers come from the core. */
export const WORDS = {
  welcome: '直接说您的事，说完按回车。要结束，按住 Ctrl 再按 C。',
  prompt: '您说：',
  answer: '答：',
  notStored: '（没存下来，正在再试，请稍等。）',
  goodbye: '再见。急事打 12348。',
} as const

export const NOTES = {
  off: { state: 'off', note: '终端对话没有开始。' },
  stopped: { state: 'off', note: '终端对话已停止。' },
  on: { state: 'on', note: '终端对话正在进行。' },
  over: { state: 'on', note: '终端对话已经说完。' },
  'not-stored': { state: 'failing', note: '来信存不下来，正在重试；请检查数据库和磁盘空间。' },
} as const
