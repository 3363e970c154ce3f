/** Made-up people, as many as wanted, each with everything that must not leave. The same for the same number. */
export interface MadeUpPerson {
  readonly name: string
  readonly phone: string
  readonly idNumber: string
  readonly village: string
  readonly address: string
  readonly wechat: string
}

const FAMILY = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛',
  '欧阳',
  '上官',
  '司马',
  '诸葛',
]
const GIVEN =
  '建国 国庆 志强 秀英 桂花 春花 秋菊 卫东 向阳 光荣 富贵 来福 胜利 和平 解放 团结 小红 大强 铁柱 翠花 丽娟 永刚 海燕 玉兰 德贵 长生 明德 家旺 兴发 有才 淑芬 俊杰 子轩 梓涵 雨桐 浩然 欣怡 一诺 思远 文博 莉 伟 芳 军 磊 涛 静 勇 艳 杰 娜 超 鹏 霞'.split(
    ' ',
  )
const VILLAGE = '三坪 月坝 龙板 天池 花坝 银洞 石桥 杨柳 五台 柏坪'.split(' ')

export function madeUpPerson(number: number): MadeUpPerson {
  const at = <T>(list: readonly T[], step: number): T => list[(number * step) % list.length] as T
  const digits = (length: number, seed: number) =>
    Array.from({ length }, (_, place) => (number * (seed + place * 7) + place * place + seed) % 10).join('')
  const village = `${at(VILLAGE, 3)}村`
  return {
    name: `${at(FAMILY, 1)}${at(GIVEN, 7)}`,
    phone: `13${digits(9, 3)}`,
    idNumber: `61092519${digits(10, 5)}`,
    village,
    address: `${village}${(number % 9) + 1}组${(number % 80) + 10}号`,
    wechat: `wx_${digits(6, 9)}ab`,
  }
}

/** Ways in which villagers say who they are in the middle of a question that we are unsure of. */
export const STORIES: readonly ((person: MadeUpPerson) => string)[] = [
  ({ name, phone }) => `我叫${name}，电话${phone}，那龟儿子卷铺盖走了，血汗泡了汤`,
  ({ name, address }) => `${name}把我那点地弄走了一截，我住${address}`,
  ({ name, idNumber }) => `身份证${idNumber}，干完活${name}不认账咋整啊急死了`,
  ({ name, village }) => `${village}的${name}说话不算数，昨天那个事还没弄好`,
  ({ name, wechat }) => `加我微信${wechat}，${name}不还我咋整，他屋头有钱的很`,
  ({ name }) => `我和${name}合不来，他天天灌黄汤不落屋`,
  ({ name, phone }) =>
    `找${name}老板（${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}）闹了几回都没得用`,
  ({ name, address }) => `快递寄到${address}，收件人${name}，东西弄没了哪个管`,
]

/** What must stand in nothing that leaves. */
export function tokensOf(person: MadeUpPerson): readonly string[] {
  const { name, phone, idNumber, village, address, wechat } = person
  return [
    name,
    phone,
    phone.slice(3),
    idNumber,
    idNumber.slice(6),
    village,
    village.slice(0, -1),
    address,
    wechat,
  ]
}
