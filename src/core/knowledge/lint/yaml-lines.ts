import { isNode, isScalar, LineCounter, parseDocument } from 'yaml'

/** The line on which the value at a path of a YAML text stands; a missing value is looked for at its parent. */
export type LineOf = (path: readonly (string | number)[]) => number

/** Reads where things stand in a YAML text that is already known to be well-formed. */
export function yamlLines(text: string, linesBefore: number): LineOf {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  return (path) => {
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
