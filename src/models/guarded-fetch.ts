/** The endpoint sent more than any honest answer needs. */
class TooLongError extends Error {
  readonly code = 'too-long'
}

/** Something asked for an address that nobody configured. */
class ForeignAddressError extends Error {
  readonly code = 'foreign-address'
}

/** A fetch that talks to one origin only, follows no redirect and stops reading at `mostBytes`. */
export function createGuardedFetch(baseUrl: string, mostBytes: number): typeof fetch {
  const { origin } = new URL(baseUrl)
  return async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input)
    if (address.origin !== origin) throw new ForeignAddressError('address outside the configured endpoint')
    const response = await fetch(input, { ...init, redirect: 'error' })
    const { body, status, statusText, headers } = response
    if (body === null) return response
    return new Response(body.pipeThrough(limited(mostBytes)), { status, statusText, headers })
  }
}

function limited(mostBytes: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let seen = 0
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength
      if (seen > mostBytes) controller.error(new TooLongError('answer too long'))
      else controller.enqueue(chunk)
    },
  })
}
