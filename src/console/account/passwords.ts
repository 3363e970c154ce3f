import { hash, verify } from '@node-rs/argon2'
import { createTurns } from './take-turns.ts'

/** argon2id, the library's default kind; memory in KiB. 64 MiB and three passes: about 0.2 s a try. */
const COST = { memoryCost: 64 * 1024, timeCost: 3 } as const
/** Each try takes 64 MiB: a flood must not take all memory. */
const TURNS = { atOnce: 2, waiting: 20 } as const
/** A hash of nothing anybody knows, so that an unknown name costs the same work as a known one. */
const DECOY =
  '$argon2id$v=19$m=65536,t=3,p=1$VIeX596pbi1YtnM1udUSog$rqUYHL49FXdIJ5vvW1JoTJN4PEhx8GhTcpqmiLyMJQM'

/** Hashes and checks passwords. `busy`: too many at once, nothing was checked. */
export interface Passwords {
  hash(password: string): Promise<string | 'busy'>
  /** `stored` is undefined for an unknown name or an account without a password. */
  check(stored: string | undefined, password: string): Promise<'right' | 'wrong' | 'busy'>
}

export function createPasswords(): Passwords {
  const turns = createTurns(TURNS)
  return {
    hash: (password) => turns.take(() => hash(sameSpelling(password), COST)),
    async check(stored, password) {
      const matches = await turns.take(() => verify(stored ?? DECOY, sameSpelling(password)))
      if (matches === 'busy') return 'busy'
      return matches && stored !== undefined ? 'right' : 'wrong'
    },
  }
}

/** Keyboards differ in width and composition; the same characters are the same password. */
function sameSpelling(password: string): string {
  return password.normalize('NFKC')
}
