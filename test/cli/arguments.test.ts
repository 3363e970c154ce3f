import { describe, expect, it } from 'vitest'
import { type CommandSpec, parseArguments } from '../../src/cli/arguments.ts'

const SPEC: CommandSpec = {
  name: 'export',
  summary: '导出月报',
  examples: ['npm run export -- --month 2026-10'],
  options: {
    month: {
      value: '年-月',
      help: '哪个月',
      check: (value) => (/^\d{4}-\d{2}$/.test(value) ? undefined : '年-月，如 2026-10'),
    },
    partial: { help: '没过完的月也导' },
  },
}

const WITH_FILE: CommandSpec = { ...SPEC, operands: { name: '文件', help: '要读的表', least: 1, most: 1 } }

function message(spec: CommandSpec, ...args: readonly string[]): string {
  const result = parseArguments(spec, args)
  return result.kind === 'wrong' ? result.message : result.kind
}

const MORE = '用法看 npm run export -- --help。'

describe('arguments', () => {
  it('are read as given', () => {
    const result = parseArguments(WITH_FILE, ['--month=2026-10', '--partial', '表.csv'])
    if (result.kind !== 'arguments') throw new Error(result.kind)
    expect([result.value('month'), result.isOn('partial'), result.operands]).toEqual([
      '2026-10',
      true,
      ['表.csv'],
    ])
  })

  it.each([
    [['--mnoth', '2026-10'], `不认识 --mnoth，您要的是 --month 吗？${MORE}`],
    [['--zzzzzzzz'], `不认识 --zzzzzzzz，可以写的有：--month、--partial、--help。${MORE}`],
    [['--__proto__'], `不认识 --__proto__，可以写的有：--month、--partial、--help。${MORE}`],
    [['--constructor=x'], `不认识 --constructor，可以写的有：--month、--partial、--help。${MORE}`],
    [['-x'], `不认识 -x，可以写的有：--month、--partial、--help。${MORE}`],
    [['--month'], `--month 后面缺值，应写年-月。${MORE}`],
    [['--month', '--partial'], `--month 后面缺值，应写年-月。${MORE}`],
    [['--month='], `--month 后面缺值，应写年-月。${MORE}`],
    [['--month', '十月'], `--month 写的是“十月”，应为年-月，如 2026-10。${MORE}`],
    [['--partial=yes'], `--partial 是开关，不带值，却写了“yes”，请去掉。${MORE}`],
    [['--month', '2026-10', '--month', '2026-11'], `--month 写了两次，请只留一个。${MORE}`],
    [['2026-10'], `多了“2026-10”，这里只能写选项。${MORE}`],
  ])('say what was found and what is expected: %j', (args, expected) => {
    expect(message(SPEC, ...args)).toBe(expected)
  })

  it('ask for a file that is missing and refuse a second one', () => {
    expect(message(WITH_FILE)).toBe(`缺文件。${MORE}`)
    expect(message(WITH_FILE, 'a', 'b')).toBe(`多了“b”，最多写 1 个文件。${MORE}`)
  })

  it('print help that leads with an example, whatever else was typed', () => {
    const result = parseArguments(WITH_FILE, ['--wrong', '--help'])
    expect(result.kind === 'help' && result.text).toBe(
      [
        '例子：',
        '  npm run export -- --month 2026-10',
        '',
        '导出月报。',
        '',
        '可以写：',
        '  文件           要读的表',
        '  --month 年-月  哪个月',
        '  --partial      没过完的月也导',
        '  --help         显示这份说明',
      ].join('\n'),
    )
  })
})
