import { badRequest } from './bot-api-error.ts'

/** Reads multipart/form-data as leniently as Telegram: header names and spaces as the client likes. */
export function readMultipart(body: Buffer, contentType: string): Record<string, string | File> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (boundary === undefined) throw badRequest('the request body cannot be read')
  const fields: Record<string, string | File> = {}
  for (const part of partsOf(body, `--${boundary}`)) {
    const end = part.indexOf('\r\n\r\n')
    const head = part.subarray(0, Math.max(end, 0)).toString()
    const content = part.subarray(end + 4, part.length - 2)
    const name = attribute(head, 'name')
    if (end === -1 || name === undefined) throw badRequest('the request body cannot be read')
    const fileName = attribute(head, 'filename')
    fields[name] = fileName === undefined ? content.toString() : new File([new Uint8Array(content)], fileName)
  }
  return fields
}

/** What stands between the delimiters, without the line break after each. */
function partsOf(body: Buffer, delimiter: string): Buffer[] {
  const parts: Buffer[] = []
  let from = body.indexOf(delimiter)
  while (from !== -1) {
    const next = body.indexOf(delimiter, from + delimiter.length)
    if (next === -1) break
    parts.push(body.subarray(from + delimiter.length + 2, next))
    from = next
  }
  return parts
}

function attribute(head: string, name: string): string | undefined {
  const match = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\r\\n]+))`, 'i').exec(head)
  return match?.[1] ?? match?.[2]
}
