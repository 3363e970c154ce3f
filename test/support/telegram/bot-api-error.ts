/** A refusal as the Bot API words it. */
export class BotApiError extends Error {
  readonly code: number
  readonly parameters: Readonly<Record<string, number>> | undefined

  constructor(code: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description)
    this.code = code
    this.parameters = parameters
  }

  body(): object {
    return {
      ok: false,
      error_code: this.code,
      description: this.message,
      ...(this.parameters && { parameters: this.parameters }),
    }
  }
}

export function badRequest(why: string): BotApiError {
  return new BotApiError(400, `Bad Request: ${why}`)
}
