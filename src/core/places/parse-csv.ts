/** The cells of a CSV text: quotes, doubled quotes and line ends inside quotes; comma, semicolon or tab between. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const source = text.replace(/^\uFEFF/, '')
  const separator = findSeparator(source)
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at < source.length; ) {
    const { cell, end } = readCell(source, at, separator)
    row.push(cell)
    const stop = source[end]
    at = end + 1
    if (stop === separator && at < source.length) continue
    if (stop === separator) row.push('')
    if (stop === '\r' && source[at] === '\n') at++
    rows.push(row)
    row = []
  }
  return rows
}

/** The one that stands most often in the first line that has any. */
function findSeparator(source: string): string {
  const line = source.split(/\r\n|\r|\n/).find((candidate) => /[,;\t]/.test(candidate)) ?? ''
  const counted = [',', '\t', ';'].map((separator) => ({ separator, count: line.split(separator).length }))
  return counted.sort((a, b) => b.count - a.count)[0]?.separator ?? ','
}

function readCell(source: string, start: number, separator: string): { cell: string; end: number } {
  if (source[start] === '"') return readQuoted(source, start, separator)
  const end = endOfCell(source, start, separator)
  return { cell: source.slice(start, end), end }
}

function readQuoted(source: string, start: number, separator: string): { cell: string; end: number } {
  let close = source.indexOf('"', start + 1)
  while (close !== -1 && source[close + 1] === '"') close = source.indexOf('"', close + 2)
  const last = close === -1 ? source.length : close
  const end = endOfCell(source, Math.min(last + 1, source.length), separator)
  // Whatever stands between the closing quote and the separator belongs to the cell as well.
  const rest = source.slice(last + 1, end)
  return { cell: source.slice(start + 1, last).replaceAll('""', '"') + rest, end }
}

function endOfCell(source: string, start: number, separator: string): number {
  let end = start
  while (end < source.length && source[end] !== separator && source[end] !== '\n' && source[end] !== '\r')
    end++
  return end
}
