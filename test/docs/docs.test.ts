import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { SETTING_NAMES } from '../../src/config.ts'
import { countHan } from '../../src/domain/text/han.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

const READMES = ['README.md', 'README.zh-CN.md'] as const
const GUIDES = markdownIn('docs').filter((path) => path.includes('/guide-'))
const PAGES = [...READMES, 'SECURITY.md', ...markdownIn('docs'), ...markdownIn('docs/decisions')]

/** Named as the place for something that is yet to come. */
const TO_BE_MADE = ['src/domain/calculators']

function markdownIn(folder: string): string[] {
  const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md'))
  return names.map((name) => `${folder}/${name}`).sort()
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}

/** The rows of the table under one heading, each as the text of its first cell. */
function firstCells(readme: string, heading: RegExp): string[] {
  const section = readme.split(/^## /m).find((part) => heading.test(part)) ?? ''
  return all(section, /^\| `([^`]+)`/gm)
}

const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts
/** `npm` has short forms for these two only. */
const scriptsIn = (text: string): string[] => [
  ...all(text, /npm run (?:--silent )?([\w:]+)/g),
  ...all(text, /npm (start|test)\b/g),
]

describe('the documentation agrees with the program', () => {
  test.each(PAGES)('%s names only npm scripts that exist', (page) => {
    const unknown = scriptsIn(read(page)).filter((name) => !(name in SCRIPTS))
    expect(unknown).toEqual([])
  })

  test.each(READMES)('%s has every npm script in its table of commands', (readme) => {
    const listed = firstCells(read(readme), /^(Commands|命令)/).flatMap(scriptsIn)
    expect(listed.toSorted()).toEqual(Object.keys(SCRIPTS).toSorted())
  })

  test.each(READMES)(
    '%s has every setting in its table, in the order of the program, and no other',
    (readme) => {
      expect(firstCells(read(readme), /^(Configuration|设置)/)).toEqual(SETTING_NAMES)
    },
  )

  test.each(PAGES)('%s mentions no setting that does not exist', (page) => {
    const mentioned = all(
      read(page),
      /\b((?:TELEGRAM|WECHAT|WECHATY|WECOM|LLM|DATA|DATABASE|PUBLIC)_[A-Z_]*[A-Z])\b/g,
    )
    const known = new Set<string>(SETTING_NAMES.flatMap((name) => [name, `${name}_FILE`]))
    expect(mentioned.filter((name) => !known.has(name))).toEqual([])
  })

  test.each(PAGES)('%s links only to files that are there', (page) => {
    const text = read(page)
    const targets = [...all(text, /\]\(([^)\s]+)\)/g), ...all(text, /\bsrc="([^"]+)"/g)]
    const local = targets.filter((target) => !/^(https?:|mailto:|#)/.test(target))
    const missing = local.filter(
      (target) => !existsSync(join(ROOT, dirname(page), target.replace(/#.*$/, ''))),
    )
    expect(missing).toEqual([])
  })

  test.each(PAGES)('%s names only source files and folders that are there', (page) => {
    const paths = all(read(page), /\b((?:src|test|knowledge|docs|bench|bin)\/[\w./-]*[\w/])/g)
    const missing = paths.filter((path) => !existsSync(join(ROOT, path)))
    expect(missing.filter((path) => !TO_BE_MADE.includes(path.replace(/\/$/, '')))).toEqual([])
  })

  test.each(READMES)('%s shows the chat, a case and the two commands on its first screen', (readme) => {
    const screen = read(readme).split('\n').slice(0, 40).join('\n')
    for (const part of ['npm ci && npm start', 'npm ci && npm test', 'web-chat-answer', 'console-case']) {
      expect(screen).toContain(part)
    }
  })

  test('both READMEs say the same: headings, commands and code, one for one', () => {
    const [english, chinese] = READMES.map((readme) => {
      const text = read(readme)
      return {
        headings: all(text, /^(#+) /gm),
        commands: firstCells(text, /^(Commands|命令)/),
        blocks: all(text, /^```sh\n([\s\S]*?)^```/gm),
      }
    })
    expect(chinese).toEqual(english)
  })

  test('every code word of the glossary is used in the source', () => {
    const words = all(read('docs/glossary.md'), /^\| ((?:`[^`]+`(?:, )?)+)/gm)
    const names = words.flatMap((cell) => all(cell, /`([^`]+)`/g))
    const source = sourceText(join(ROOT, 'src'))
    expect(names.length).toBeGreaterThan(40)
    expect(names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(source))).toEqual([])
  })

  test.each(GUIDES)('%s fits on one page: at most 300 Chinese characters beside its commands', (guide) => {
    expect(countHan(read(guide).replaceAll(/```[\s\S]*?```/g, ''))).toBeLessThanOrEqual(300)
  })

  test.each(markdownIn('docs/decisions'))('%s has a number, a date and its three parts', (page) => {
    const text = read(page)
    expect(text.split('\n')[0]).toContain(`# ${/(\d{4})-/.exec(page)?.[1]} `)
    expect(text).toMatch(/^\d{4}-\d{2}-\d{2}$/m)
    const parts = all(text, /^## (Context|Decision|Consequences)$/gm)
    expect(parts).toEqual(['Context', 'Decision', 'Consequences'])
  })
})

function sourceText(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
}
