const KIN =
  '爸爸?|妈妈?|父亲|母亲|爷爷?|奶奶?|外公|外婆|老公|老婆|男人|丈夫|媳妇|妻子|儿子|女儿|女婿|哥哥?|弟弟?|姐姐?|妹妹?|叔叔?|舅舅?|姑姑?|岳父|岳母|公公|婆婆'
const OTHERS = '邻居|朋友|同事|工友|老乡|亲戚|表哥|表弟|堂哥|堂弟'
/** 帮我爸问, 替邻居要工钱. */
const ASKS_FOR = new RegExp(`(?:帮|替|代)(?:我们?|俺|一个|隔壁)?(${KIN}|${OTHERS})`)
/** 我爸在工地摔了: the one it happened to stands first. What they did to the asker is the asker's own matter. */
const HAPPENED_TO = new RegExp(
  `^我(${KIN})(?:在|给人|帮人|干活|打工|上班|被(?!我)|的工|的钱|没(?:拿|领|得)|受伤|摔|今年|有病|是残疾)`,
)

/** Whom somebody asks for, in their own words; undefined when the matter is their own. */
export function findBeneficiary(words: string): string | undefined {
  const plain = words.replace(/\s/g, '')
  const asked = ASKS_FOR.exec(plain)?.[1] ?? HAPPENED_TO.exec(plain)?.[1]
  return asked && `替${asked}问`
}
