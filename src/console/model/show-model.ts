import { shanghaiDay } from '../../domain/shanghai-time.ts'
import type { ConsoleRoute } from '../route.ts'
import { sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { modelPage } from './model-page.ts'

const MOST_USES = 50
const WEEK_MS = 7 * 86_400_000

/** Those who answer for the knowledge check what a model made of questions. */
export const MODEL_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/model', access: 'edit-knowledge', answer: showModel },
]

async function showModel(visit: StaffVisit): Promise<Response> {
  const { office, now } = visit
  const { models } = office.database.stores
  const page = modelPage({
    model: office.model,
    spentToday: await models.spent(shanghaiDay(now)),
    week: await models.tally(now - WEEK_MS),
    uses: await models.latest({ most: MOST_USES }),
  })
  return sendPage(visit, page)
}
