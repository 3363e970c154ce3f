import { onFirstUse } from '../../on-first-use.ts'
import { yamlWithLines } from '../yaml-with-lines.ts'

/** The line on which the value at a path of a YAML text stands; a missing value is looked for at its parent. */
export type LineOf = (path: readonly (string | number)[]) => number

/** Where things stand in a YAML text that is already known to be well-formed; read when first asked for. */
export function yamlLines(text: string, linesBefore: number): LineOf {
  const read = onFirstUse(() => {
    const { LineCounter, parseDocument } = yamlWithLines()
    const lines = new LineCounter()
    return { lines, document: parseDocument(text, { lineCounter: lines, prettyErrors: false }) }
  })
  return (path) => {
    const { isNode, isScalar } = yamlWithLines()
    const { lines, document } = read()
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (!isNode(node) || !node.range) continue
      // The text of a `|` or `>` block begins on the line below its sign.
      const below = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') ? 1 : 0
      return lines.linePos(node.range[0]).line + linesBefore + below
    }
    return linesBefore + 1
  }
}
