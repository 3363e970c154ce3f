import { UnreadableFile } from './unreadable.ts'
import { attributeOf, childAt, childrenOf, type Element, parseXml } from './xml.ts'
import type { Archive } from './zip.ts'

/** A link in a text is text to us, and the template a document was begun with is never opened. */
const HARMLESS_RELATION = /\/(hyperlink|attachedTemplate)$/

/** Refuses macros, embedded files and anything other programs would fetch from outside. Throws UnreadableFile. */
export function refuseForbiddenParts(archive: Archive): void {
  const has = (pattern: RegExp) => archive.names.some((name) => pattern.test(name))
  if (has(/vbaProject|macrosheets/i)) throw forbidden('宏')
  if (has(/^(xl|word)\/(externalLinks|embeddings|connections)|\.(zip|docx|xlsx|xlsm|docm|jar|7z|rar|gz)$/i))
    throw forbidden('外部链接或嵌入的文件')
  for (const name of archive.names.filter((candidate) => candidate.endsWith('.rels'))) {
    const reaches = relationsIn(archive, name).some(
      (one) =>
        /^external$/i.test(attributeOf(one, 'TargetMode')) &&
        !HARMLESS_RELATION.test(attributeOf(one, 'Type')),
    )
    if (reaches) throw forbidden('外部链接')
  }
}

/** The relations one part of the archive lists; none when it is not there. */
export function relationsIn(archive: Archive, name: string): readonly Element[] {
  const part = archive.read(name)
  return part ? childrenOf(childAt(parseXml(part), 'Relationships'), 'Relationship') : []
}

function forbidden(what: string): UnreadableFile {
  return new UnreadableFile('forbidden-part', `文件里有${what}，不读。请只把内容另存一份再导入。`)
}
