const MIN_PASSWORD_CHARS = 12
const MAX_PASSWORD_CHARS = 128
/** What must be left once everything guessable is taken out. */
const MIN_OTHER_CHARS = 8
const MIN_DIFFERENT_CHARS = 5

const GUESSABLE: readonly string[] = [
  ...['1234567890', '0987654321', '123456789', '987654321', '12345678', '1234567', '654321', '123456'],
  ...['12345', '1234', '123123', '112233', '520', '1314', '666', '888', 'abc123', 'abc', 'a1b2c3'],
  ...['1q2w3e4r5t', '1q2w3e4r', '1qaz2wsx', '1qaz', 'qwertyuiop', 'qwerty', 'asdfghjkl', 'asdfgh', 'zxcvbn'],
  ...['administrator', 'admin', 'password', 'passw0rd', 'p@ssw0rd', 'woaini', 'iloveyou', 'xiangfa', 'root'],
  ...['管理员', '密码', '司法所', '司法局', '法律服务'],
]

/** What the page shows beside the field; the same rules are checked below. */
export const PASSWORD_RULES: readonly string[] = [
  `至少 ${MIN_PASSWORD_CHARS} 个字，可以用汉字、字母、数字和符号。`,
  '不要用县名、自己的姓名，也不要用 123456 这样的。',
  '可以用一句只有自己知道的话，好记又难猜。',
]

/** Why a password cannot be used, in words; undefined when it can. `context` holds names of the place and person. */
export function passwordFault(password: string, context: readonly string[]): string | undefined {
  const plain = password.normalize('NFKC').toLowerCase()
  const length = [...plain].length
  if (length < MIN_PASSWORD_CHARS) return `密码太短：现在 ${length} 个字，至少要 ${MIN_PASSWORD_CHARS} 个字。`
  if (length > MAX_PASSWORD_CHARS) return `密码太长：最多 ${MAX_PASSWORD_CHARS} 个字。`
  const rest = [...withoutGuessable(plain, context)]
  if (rest.length >= MIN_OTHER_CHARS && new Set(rest).size >= MIN_DIFFERENT_CHARS) return undefined
  return '密码太好猜：不要用县名、姓名、123456 这样的，也不要总是同一个字。请换一句别人想不到的话。'
}

function withoutGuessable(plain: string, context: readonly string[]): string {
  const words = [...context.map((word) => word.normalize('NFKC').toLowerCase()), ...GUESSABLE]
  const longestFirst = words.filter((word) => word.length > 1).toSorted((one, two) => two.length - one.length)
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), plain)
}
