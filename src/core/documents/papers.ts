import { type DocumentForm, needsReview } from '../../domain/documents/document-form.ts'
import type { Topic } from '../../domain/knowledge/topic.ts'
import type { FilePart } from '../../domain/message/outbound-message.ts'
import { shanghaiDay, shanghaiMinute } from '../../domain/shanghai-time.ts'
import type { Stores } from '../../ports/database.ts'
import type { DocumentRenderer } from '../../ports/document-renderer.ts'
import type { Ids } from '../../ports/ids.ts'
import type { StoredDocument } from '../../ports/stores/document-store.ts'
import type { Answers } from './answers.ts'
import { type FilledForm, fillForm } from './fill-form.ts'

/** The papers that can be written here, and how. */
export interface Papers {
  readonly forms: ReadonlyMap<string, DocumentForm>
  readonly renderer: DocumentRenderer
  /** The address people reach us at; absent: links are paths on our own page. */
  readonly publicUrl?: string | undefined
}

/** How long a link opens its paper. */
export const LINK_HOURS = 72
/** Where links lead. */
export const DOWNLOAD_PATH = '/d'

const HOUR_MS = 3_600_000

/** What a paper is written from. */
export interface PaperRequest {
  readonly form: DocumentForm
  readonly answers: Answers
  readonly topic: Topic
  readonly person: string
}

/** A paper that was written and stored. */
export interface WrittenPaper {
  readonly filled: Pick<FilledForm, 'blanks' | 'doubts'>
  readonly draft: string
  readonly file: FilePart
  /** True: staff read it first. */
  readonly review: boolean
}

/** Where a paper is written: one transaction, one instant. */
export interface PaperDesk {
  readonly stores: Pick<Stores, 'documents'>
  readonly ids: Ids
  readonly now: number
}

/** Fills, renders and stores one paper. With `caseId` it belongs to that case and is kept as long. */
export async function writePaper(
  papers: Papers,
  request: PaperRequest & { readonly caseId?: string | undefined },
  desk: PaperDesk,
): Promise<WrittenPaper> {
  const { form, answers, topic, person, caseId } = request
  const { now, ids, stores } = desk
  const draft = `WS-${shanghaiDay(now).replaceAll('-', '')}-${ids.code()}`
  const filled = fillForm(form, answers, { draft, at: shanghaiMinute(now) })
  const bytes = papers.renderer.render(form.id, filled.data)
  const [id, token] = [ids.uuid(), ids.token()]
  await stores.documents.dropExpired(now)
  const expiresAt = now + LINK_HOURS * HOUR_MS
  await stores.documents.add(
    { ...{ id, person, draft, caseId, expiresAt, bytes }, form: form.id, title: form.title, at: now },
    token,
  )
  return {
    filled,
    draft,
    file: { document: id, name: fileName(form.title, draft), link: linkTo(papers, token) },
    review: needsReview(form, topic),
  }
}

/** A stored paper with a link that was never given out before; an older link of it opens nothing any more. */
export async function freshFile(
  papers: Pick<Papers, 'publicUrl'>,
  { id, title, draft }: StoredDocument,
  { stores, ids, now }: PaperDesk,
): Promise<FilePart> {
  const token = ids.token()
  await stores.documents.renewLink(id, token, now + LINK_HOURS * HOUR_MS)
  return { document: id, name: fileName(title, draft), link: linkTo(papers, token) }
}

/** As it is saved on a phone: 劳动保障监察投诉书-ABCD2345.docx */
export function fileName(title: string, draft: string): string {
  return `${title}-${draft.slice(-8)}.docx`
}

/** The printable page of the paper; the file itself is one press away from there. */
function linkTo({ publicUrl }: Pick<Papers, 'publicUrl'>, token: string): string {
  return `${publicUrl?.replace(/\/$/, '') ?? ''}${DOWNLOAD_PATH}/${token}`
}
