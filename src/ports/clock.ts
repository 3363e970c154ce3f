/** The only source of "now", in UTC milliseconds, so that tests can hold time still. */
export interface Clock {
  now(): number
}
