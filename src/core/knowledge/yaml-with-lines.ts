import type * as Yaml from 'yaml'
import { onFirstUse } from '../on-first-use.ts'

/** The parser that knows lines, and the writer: needed when something is wrong or edited. */
export const yamlWithLines = onFirstUse<typeof Yaml>((require) => require('yaml'))
