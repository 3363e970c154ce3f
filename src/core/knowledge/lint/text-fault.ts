/** Something hard to read or wrong in a text; `line` counts from 1 within that text. */
export interface TextFault {
  readonly line: number
  readonly rule: string
  readonly message: string
}
