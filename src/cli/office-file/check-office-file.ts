import { refuseForbiddenParts } from './forbidden-parts.ts'
import { UnreadableFile } from './unreadable.ts'
import { openArchive } from './zip.ts'

/** What is wrong with an Office file from outside, as a sentence for the operator; undefined when it may be used. */
export function checkOfficeFile(bytes: Uint8Array): string | undefined {
  try {
    const archive = openArchive(bytes)
    refuseForbiddenParts(archive)
    // Whatever is read later must unpack within the limits now, whatever the archive says of itself.
    for (const name of archive.names) archive.read(name)
    return undefined
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message
    throw error
  }
}
