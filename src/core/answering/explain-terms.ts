/** Puts explanations behind legal terms, over several texts in reading order. */
export type TermExplainer = (texts: readonly string[]) => readonly string[]

/**
 * Puts a short explanation in brackets behind the first use of each legal term. A term the author already
 * explained (a bracket follows) is left alone, and a term inside a longer one (仲裁 in 仲裁委) counts as the
 * longer one.
 */
export function createTermExplainer(terms: ReadonlyMap<string, string>): TermExplainer {
  const names = [...terms.keys()].sort((a, b) => b.length - a.length)
  if (names.length === 0) return (texts) => texts
  const pattern = new RegExp(names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
  return (texts) => {
    const seen = new Set<string>()
    return texts.map((text) =>
      text.replace(pattern, (name, at: number) => {
        if (seen.has(name)) return name
        seen.add(name)
        return isExplained(text, at, name) ? name : `${name}（${terms.get(name)}）`
      }),
    )
  }
}

/** The author explained it here, or it stands inside a name, a bracket or a title where a bracket would break reading. */
function isExplained(text: string, at: number, name: string): boolean {
  const after = text[at + name.length]
  if (after === '（' || after === '》' || after === '）') return true
  // 仲裁院, 调解中心: part of a body's name.
  if (/^[院庭所局站]|^中心|^大队|^委员会/.test(text.slice(at + name.length))) return true
  const before = text.slice(0, at)
  return (
    before.lastIndexOf('（') > before.lastIndexOf('）') || before.lastIndexOf('《') > before.lastIndexOf('》')
  )
}
