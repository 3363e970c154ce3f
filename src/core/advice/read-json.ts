/** The JSON object in an answer; models like to put a fence or a sentence around it. Undefined when there is none. */
export function readJsonObject(text: string): unknown {
  const from = text.indexOf('{')
  const to = text.lastIndexOf('}')
  if (from < 0 || to < from) return undefined
  try {
    return JSON.parse(text.slice(from, to + 1))
  } catch {
    return undefined
  }
}
