// Ways in which villagers' words come out wrong, at a chosen rate.
import { Converter } from 'opencc-js/cn2t'
import { pinyin } from 'pinyin-pro'
import type { Random } from '../../src/core/random/random.ts'
import type { Synonym } from '../../src/domain/knowledge/lexicon.ts'

/** Distorts a text: about `rate` (0 to 1) of its characters, or of the words it can. */
export type Noise = (text: string, rate: number, random: Random) => string

const HAN = /\p{Script=Han}/u

/** Everyday words and what is said for them in southern Shaanxi; the lexicon brings those of the law. */
const SPOKEN: readonly Synonym[] = [
  { say: ['为啥子', '啷个'], mean: ['为什么'] },
  { say: ['咋个整', '咋搞'], mean: ['怎么办'] },
  { say: ['咋个', '哪门'], mean: ['怎么', '怎样'] },
  { say: ['啥子'], mean: ['什么'] },
  { say: ['没得'], mean: ['没有'] },
  { say: ['好多'], mean: ['多少'] },
  { say: ['好久'], mean: ['多久'] },
  { say: ['得行', '要得'], mean: ['可以'] },
  { say: ['晓得'], mean: ['知道'] },
  { say: ['娃儿', '细娃'], mean: ['孩子', '小孩'] },
  { say: ['屋里人', '婆娘'], mean: ['老婆', '妻子'] },
  { say: ['当家的', '男的'], mean: ['丈夫', '老公'] },
  { say: ['老汉儿'], mean: ['父亲', '爸'] },
  { say: ['老娘'], mean: ['母亲', '妈'] },
  { say: ['屋头'], mean: ['家里'] },
  { say: ['昨儿个'], mean: ['昨天'] },
  { say: ['而今'], mean: ['现在'] },
  { say: ['做活路'], mean: ['干活', '打工'] },
  { say: ['扯皮'], mean: ['吵架', '纠纷'] },
  { say: ['哄'], mean: ['骗'] },
  { say: ['捶'], mean: ['打'] },
  { say: ['把'], mean: ['给'] },
  { say: ['一路'], mean: ['一起'] },
  { say: ['塌塌'], mean: ['地方'] },
]

/** `bank`: where characters are drawn from, so that frequent ones come as often as they are written. */
export function createNoises(bank: readonly string[], synonyms: readonly Synonym[]): Record<string, Noise> {
  const characters = [...bank.join('')].filter((character) => HAN.test(character))
  const sameSound = homophonesOf(new Set(characters))
  const traditional = Converter({ from: 'cn', to: 't' })
  const noises = {
    typos: perCharacter((_, random) => random.pick(characters)),
    homophones: perCharacter((character, random) => random.pick(sameSound(character))),
    missing: perCharacter(() => ''),
    traditional: perCharacter(traditional),
    dialect: perWord([...SPOKEN, ...synonyms]),
  }
  const kinds = Object.values(noises)
  const mixed: Noise = (text, rate, random) =>
    kinds.reduce((said, noise) => noise(said, rate / kinds.length, random), text)
  return { ...noises, mixed }
}

function perCharacter(distort: (character: string, random: Random) => string): Noise {
  return (text, rate, random) => {
    const said = [...text].map((character) =>
      HAN.test(character) && random.chance(rate) ? distort(character, random) : character,
    )
    return said.join('')
  }
}

/** Says a word of the law or of everyday as it is said here. */
function perWord(synonyms: readonly Synonym[]): Noise {
  const spoken = synonyms.flatMap(({ say, mean }) => mean.map((word) => ({ word, say })))
  return (text, rate, random) =>
    spoken.reduce(
      (said, { word, say }) =>
        said.includes(word) && random.chance(rate) ? said.replaceAll(word, random.pick(say)) : said,
      text,
    )
}

/** The other characters of one sound whatever the tone, or the character itself where it is alone. */
function homophonesOf(characters: ReadonlySet<string>): (character: string) => readonly string[] {
  const sound = (character: string) => pinyin(character, { toneType: 'none' })
  const groups = Map.groupBy(characters, sound)
  return (character) => {
    const others = (groups.get(sound(character)) ?? []).filter((other) => other !== character)
    return others.length > 0 ? others : [character]
  }
}
