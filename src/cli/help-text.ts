import type { CommandSpec } from './command-spec.ts'

/** The help of one command: an example first, then what it does and takes. */
export function helpText({ summary, examples, options, operands }: CommandSpec): string {
  const lines = Object.entries(options).map(([name, { value, help }]): readonly [string, string] => [
    value ? `--${name} ${value}` : `--${name}`,
    help,
  ])
  const all = [
    ...(operands ? [[operands.name, operands.help] as const] : []),
    ...lines,
    ['--help', '显示这份说明'] as const,
  ]
  const width = Math.max(...all.map(([left]) => columnsOf(left)))
  return [
    '例子：',
    ...examples.map((example) => `  ${example}`),
    '',
    `${summary}。`,
    '',
    '可以写：',
    ...all.map(([left, help]) => `  ${left}${' '.repeat(width - columnsOf(left))}  ${help}`),
  ].join('\n')
}

/** Width on a terminal: a Chinese character takes two columns. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2E80-\uFFEF]/.test(character) ? 2 : 1), 0)
}
