import { describe, expect, it } from 'vitest'
import { createIds } from '../../src/storage/ids.ts'

const ids = createIds()

describe('ids', () => {
  it('are random UUIDs for rows', () => {
    expect(ids.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('are 256 random bits for links and sessions, safe in an address', () => {
    expect(ids.token()).toMatch(/^[\w-]{43}$/)
    expect(new Set(Array.from({ length: 1000 }, ids.token)).size).toBe(1000)
  })

  it('are eight characters nobody mixes up, for codes, and use all of them', () => {
    const codes = Array.from({ length: 2000 }, ids.code)
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
    expect(new Set(codes.join('')).size).toBe(31)
    expect(new Set(codes).size).toBe(2000)
  })
})
