/** The only source of randomness for keys. */
export interface Ids {
  /** A random UUID, for keys of rows. */
  uuid(): string
  /** At least 128 random bits, URL-safe, for links and sessions. */
  token(): string
  /** A short code a person can type: 8 characters without look-alikes, about 40 random bits. */
  code(): string
}
