/** A town of the county, with the ways it is misheard or mistyped. */
export interface Town {
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
  /** True when the name is an everyday word (城关, 四季), so it must be read back before it counts. */
  readonly ambiguous: boolean
}

/** A village as the county imported it. */
export interface Village {
  readonly code: string
  readonly name: string
  readonly town: string
  readonly aliases: readonly string[]
}

/** Where the asker says they are. `village` is a known code, `villageAsTyped` their own words. */
export interface AskerPlace {
  readonly town?: string | undefined
  readonly village?: string | undefined
  readonly villageAsTyped?: string | undefined
}
