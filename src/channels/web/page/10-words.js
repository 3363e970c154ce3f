// Every sentence the script says. The server's are in ../words.ts.
const WORDS = {
  reply: '回复：',
  mine: '我说：',
  alarm: '紧急',
  call: '打 ',
  unsent: '没发出去，有网了自动发',
  unsentServer: '没发出去，过会儿自动再发',
  again: '现在再发',
  offline: '没网了。写好的话先存着，有网了自动发。急事打 12348。',
  searching: '收到了，正在找答案。',
  searchingLong: '还在找，请再等等。急事打 12348，危险打 110。',
  refused: '这条没收下。请换个说法再发，或打 12348。',
  noSession: '手机不让本页记住您，发不出去。请打 12348。',
  unknown: '这句不知道发出去没有。要发就再按一次发送。',
  tooLong: '一次最多发 4096 个字。剩下的还在框里，请再按发送。',
  bigger: '字大一点',
  smaller: '字变回来',
  read: '念给我听',
  stop: '别念了',
};
const MAX_TEXT = 4096;
