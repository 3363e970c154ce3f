import PizZip from 'pizzip'

/** Every place of a template, in order; `#` and `/` in front mark where a list begins and ends. */
export function templateTags(template: Uint8Array): readonly string[] {
  const zip = new PizZip(template)
  return Object.keys(zip.files)
    .filter((name) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name))
    .sort()
    .flatMap((name) => tagsIn(zip.file(name)?.asText() ?? ''))
}

/** Word cuts a name into pieces as it is typed; only the text of a paragraph as a whole says what stands there. */
function tagsIn(xml: string): readonly string[] {
  return xml.split('</w:p>').flatMap((paragraph) => {
    const text = [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('')
    return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, tag = '']) => tag)
  })
}
