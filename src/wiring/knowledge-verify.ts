import type { CommandSpec } from '../cli/arguments.ts'
import { checkDay } from '../cli/check-day.ts'
import { withArguments } from '../cli/command.ts'
import { knowledgeVerify } from '../cli/knowledge-verify.ts'
import { templateTags } from '../documents/template-tags.ts'
import { CALCULATOR_TABLE } from '../domain/calculators/index.ts'
import { shanghaiDay } from '../domain/shanghai-time.ts'
import { readTextFiles } from '../storage/text-files.ts'
import { KNOWLEDGE_DIR } from './assembly.ts'
import { consoleOutput } from './console-output.ts'
import { PROMPTS_DIR } from './outside.ts'
import { readTemplates } from './read-papers.ts'

const SPEC = {
  name: 'knowledge:verify',
  summary: '检查知识库：格式、引用、数字、用词和复核日期',
  examples: ['npm run knowledge:verify', 'npm run knowledge:verify -- --laws ./laws'],
  options: {
    laws: { value: '文件夹', help: '法律全文所在的文件夹，逐条核对引用和数字' },
    today: { value: '日期', help: '按哪一天算有效，如 2026-11-22', check: (value) => checkDay(value) },
    json: { help: '输出一个 JSON 对象' },
  },
} as const satisfies CommandSpec

export function verify(args: readonly string[]): Promise<number> {
  return withArguments(SPEC, { ...consoleOutput, args }, async (given) => {
    const laws = given.value('laws')
    const { templates, findings } = await readTemplates(KNOWLEDGE_DIR)
    return knowledgeVerify({
      files: await readTextFiles(KNOWLEDGE_DIR),
      prompts: await readTextFiles(PROMPTS_DIR, ['.md']),
      lawTexts: laws ? await readTextFiles(laws, ['.md']) : undefined,
      templates: new Map([...templates].map(([name, bytes]) => [name, templateTags(bytes)])),
      calculators: Object.values(CALCULATOR_TABLE),
      alsoFound: findings,
      today: given.value('today') ?? shanghaiDay(Date.now()),
      json: given.isOn('json'),
      write: (text) => process.stdout.write(text),
    })
  })
}
