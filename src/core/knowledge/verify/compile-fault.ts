import { compilePatterns } from '../../understanding/phrase-pattern.ts'

// Typed with a Chinese keyboard these compile as literal text and never match.
const LOOKALIKE = /[（）｜]|……|\.\.\.|\[|\*|\\/

/** What is wrong with a pattern, or undefined. */
export function compileFault(pattern: string): string | undefined {
  const lookalike = LOOKALIKE.exec(pattern)?.[0]
  if (lookalike) return `${lookalike} is no sign of the pattern language: use … ( | ) only`
  // An unclosed bracket would eat the last character of its words instead of failing.
  if (/[()|]/.test(pattern.replace(/\([^()]*\)/g, ''))) return `brackets do not match: ${pattern}`
  try {
    compilePatterns([pattern])
    return undefined
  } catch (error) {
    if (error instanceof TypeError) return error.message
    throw error
  }
}
