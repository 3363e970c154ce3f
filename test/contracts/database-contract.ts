import { describe } from 'vitest'
import { caseContract } from './database/cases.ts'
import { documentContract } from './database/documents.ts'
import { embeddingContract } from './database/embeddings.ts'
import { inboxContract } from './database/inbox.ts'
import { interviewContract } from './database/interviews.ts'
import { lawContract } from './database/laws.ts'
import { modelUsesContract } from './database/model-uses.ts'
import { outboxContract } from './database/outbox.ts'
import { passiveContract } from './database/passive.ts'
import { peopleContract } from './database/people.ts'
import { pulseContract } from './database/pulse.ts'
import { recordsContract } from './database/records.ts'
import { revisionContract } from './database/revisions.ts'
import { processesContract } from './database/several-processes.ts'
import { threadContract } from './database/threads.ts'
import { transactionContract } from './database/transactions.ts'
import type { SetUp } from './database/under-test.ts'

/** What every database must do; `setUp` makes an empty one for each test. */
export function databaseContract(name: string, setUp: SetUp): void {
  describe(`database contract: ${name}`, () => {
    inboxContract(setUp)
    outboxContract(setUp)
    passiveContract(setUp)
    threadContract(setUp)
    modelUsesContract(setUp)
    embeddingContract(setUp)
    recordsContract(setUp)
    lawContract(setUp)
    documentContract(setUp)
    revisionContract(setUp)
    caseContract(setUp)
    interviewContract(setUp)
    peopleContract(setUp)
    transactionContract(setUp)
    pulseContract(setUp)
    processesContract(setUp)
  })
}
