import PizZip from 'pizzip'
import { withFixedTimes } from '../zip-times.ts'
import { blockXml, type WordBlock } from './word-blocks.ts'
import type { WordLook } from './word-look.ts'
import {
  CONTENT_TYPES,
  DOCUMENT_RELATIONS,
  documentXml,
  fontTable,
  footerXml,
  PACKAGE_RELATIONS,
  stylesXml,
} from './word-parts.ts'

/** A Word file of these blocks; equal blocks give equal bytes. */
export function wordFile(blocks: readonly WordBlock[], look: WordLook): Uint8Array {
  const zip = new PizZip()
  const parts = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': PACKAGE_RELATIONS,
    'word/_rels/document.xml.rels': DOCUMENT_RELATIONS,
    'word/styles.xml': stylesXml(look),
    'word/fontTable.xml': fontTable(),
    'word/footer1.xml': footerXml(look.footer),
    'word/document.xml': documentXml(blocks.map(blockXml).join('')),
  }
  for (const [name, content] of Object.entries(parts)) zip.file(name, content)
  return withFixedTimes(zip.generate({ type: 'uint8array', compression: 'DEFLATE' }))
}
