import { Hono } from 'hono'
import type { Calculator } from '../../domain/calculators/calculator.ts'
import type { CalculatorDesk } from '../../ports/calculator-desk.ts'
import type { Desk } from './desk.ts'
import { renderCalculatorForm } from './render-calculator-form.ts'
import { renderCalculators, renderReckoned } from './render-calculators.ts'
import { isSameSite } from './same-site.ts'
import { WORDS } from './words.ts'

const LONGEST_FIELD = 200

/** The calculators as plain forms: nothing is kept, no session is opened, no script is needed. */
export function calculatorRoutes({ calculatorDesk: desk, countyName, files }: Desk): Hono {
  const routes = new Hono()
  if (!desk) return routes
  const page = { countyName, files }
  return routes
    .get('/', (context) => context.html(renderCalculators(page, desk.calculators)))
    .get('/:name', (context) => {
      const calculator = named(desk, context.req.param('name'))
      return calculator
        ? context.html(renderCalculatorForm(page, { calculator, fields: {}, faults: [] }))
        : context.notFound()
    })
    .post('/:name', async (context) => {
      if (!isSameSite(context.req.raw)) return context.text(WORDS.foreign, 403)
      const calculator = named(desk, context.req.param('name'))
      if (!calculator) return context.notFound()
      const form: Readonly<Record<string, unknown>> = await context.req.parseBody().catch(() => ({}))
      const fields = fieldsOf(calculator, form)
      if (form.change !== undefined)
        return context.html(renderCalculatorForm(page, { calculator, fields, faults: [] }))
      const outcome = desk.reckon(calculator, fields)
      return outcome.kind === 'faults'
        ? context.html(renderCalculatorForm(page, { calculator, fields, faults: outcome.faults }), 422)
        : context.html(renderReckoned(page, { calculator, fields, text: outcome.text }))
    })
}

function named(desk: CalculatorDesk, name: string): Calculator | undefined {
  return desk.calculators.find((calculator) => calculator.name === name)
}

function fieldsOf(
  { inputs }: Calculator,
  form: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(inputs).map((key) => {
      const value = form[key]
      return [key, typeof value === 'string' ? value.slice(0, LONGEST_FIELD) : '']
    }),
  )
}
