import type { CommandSpec } from '../arguments.ts'
import { type CommandOutput, EXIT, withArguments } from '../command.ts'
import type { Check, CheckResult, CheckState, DoctorContext } from './check.ts'
import { CHECKS } from './checks.ts'

const SPEC = {
  name: 'doctor',
  summary: '检查这台机器、数据、知识库和人员，说出每个毛病怎么办；有 ✘ 就以 1 结束',
  examples: ['npm run doctor', 'npm run --silent doctor -- --json'],
  options: { json: { help: '输出一个 JSON 对象' } },
} as const satisfies CommandSpec

export interface DoctorRequest extends CommandOutput {
  readonly context: DoctorContext
  readonly args: readonly string[]
}

const MARKS = { good: '✔', watch: '！', bad: '✘' } as const satisfies Record<CheckState, string>

/** Runs every check and prints what it found. Returns the exit code. */
export function doctorCommand(request: DoctorRequest): Promise<number> {
  return withArguments(SPEC, request, async (given) => {
    const results: NamedResult[] = []
    // One after another: opening the database repairs the mode of the key file, which is looked at before.
    for (const check of CHECKS) results.push(await lookSafely(check, request.context))
    if (given.isOn('json')) request.write(JSON.stringify(asJson(results)))
    else for (const line of asLines(results)) request.write(line)
    return results.some((result) => result.state === 'bad') ? EXIT.failed : EXIT.done
  })
}

interface NamedResult extends CheckResult {
  readonly id: string
  readonly title: string
}

async function lookSafely({ id, title, look }: Check, context: DoctorContext): Promise<NamedResult> {
  try {
    return { id, title, ...(await look(context)) }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const fix = '先改好它说的问题，再检查一次；看不懂就把这一行交给维护的人。'
    return { id, title, state: 'bad', found: `没查成：${said}`, fix }
  }
}

function asLines(results: readonly NamedResult[]): readonly string[] {
  const lines = results.flatMap(({ state, title, found, fix }) => [
    `${MARKS[state]} ${title}：${found}`,
    ...(fix ? [`    怎么办：${fix}`] : []),
  ])
  return [...lines, summary(results)]
}

function summary(results: readonly NamedResult[]): string {
  const { good, watch, bad } = countsOf(results)
  return `查了 ${results.length} 项：${good} 项正常，${watch} 项要留意，${bad} 项有问题。`
}

function asJson(results: readonly NamedResult[]) {
  const counts = countsOf(results)
  return { ok: counts.bad === 0, ...counts, checks: results }
}

function countsOf(results: readonly NamedResult[]): Readonly<Record<CheckState, number>> {
  const of = (state: CheckState) => results.filter((result) => result.state === state).length
  return { good: of('good'), watch: of('watch'), bad: of('bad') }
}
