import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** What few messages need, a package for the most part: made with its first use, so that nobody waits for it at the start. */
export function onFirstUse<T>(make: (require: NodeJS.Require) => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make(require)
    return made
  }
}
