import { setupLink } from '../console/account/setup-link.ts'
import type { Console, ConsoleOptions } from '../console/index.ts'

/** The staff web app, loaded with its first page: villagers do not wait for it at the start. */
export function createStaffConsole(options: ConsoleOptions): Console {
  let loaded: Promise<Console> | undefined
  const load = () => {
    loaded ??= import('../console/index.ts').then(({ createConsole }) => createConsole(options))
    return loaded
  }
  return {
    path: '/console',
    handle: async (request, address) => (await load()).handle(request, address),
    setupLink: (base) => setupLink(options, base),
  }
}
