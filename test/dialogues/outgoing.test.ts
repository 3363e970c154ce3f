import { afterAll, beforeAll, expect, it } from 'vitest'
import { countHan } from '../../src/domain/text/han.ts'
import { readDialogue } from '../support/app/dialogue.ts'
import { readTalks } from '../support/app/talk.ts'
import { openTestCounty, type TestCounty } from '../support/app/test-county.ts'
import { type ModelServer, startModelServer } from '../support/model/model-server.ts'
import { outsideAt } from '../support/model/outside.ts'
import { madeUpPerson, STORIES, tokensOf } from '../support/model/people.ts'

const PEOPLE = 240

let server: ModelServer
let county: TestCounty

beforeAll(async () => {
  server = await startModelServer()
  server.behaves({ kind: 'says', text: '{"terms":["工钱","包工头"],"topic":"wages"}' })
  county = await openTestCounty({ outside: await outsideAt(server.baseUrl) })
})
afterAll(async () => {
  await county.stop()
  await server.stop()
})

/** Everything villagers say in the scripted dialogues, each time by somebody who also says who they are. */
function introductions(): readonly {
  readonly chat: string
  readonly text: string
  readonly number: number
}[] {
  const job = readDialogue(new URL('./main-job.yaml', import.meta.url))
  const talks = [...readTalks(), { about: '', title: job.title, steps: job.steps }]
  let number = 0
  return talks.flatMap(({ about, title, steps }) =>
    steps.map(({ says }) => {
      number++
      const { name, phone, address, idNumber } = madeUpPerson(number)
      const who = `，我叫${name}，身份证${idNumber}，电话${phone}，家在${address}`
      return { chat: `${about}/${title}`, text: countHan(says) >= 4 ? `${says}${who}` : says, number }
    }),
  )
}

it('sends nothing to the model that says who anybody is, in all dialogues and in made-up stories', async () => {
  const people = Array.from({ length: PEOPLE }, (_, at) => madeUpPerson(at + 1))
  for (const { chat, text } of introductions()) await county.says(chat, text)
  for (const [at, person] of people.entries()) {
    const story = STORIES[at % STORIES.length]
    if (story) await county.says(`story-${at}-${person.phone}`, story(person))
  }
  const talked = introductions().map(({ number }) => madeUpPerson(number))
  const tokens = new Set([...people, ...talked].flatMap(tokensOf))
  const sent = server.bodies.map((body) =>
    JSON.parse(body)
      .messages.map((one: { content: string }) => one.content)
      .join('\n'),
  )
  const questions = sent.map((text) => text.slice(text.lastIndexOf('问题：')))
  expect(server.bodies.length).toBeGreaterThan(150)
  const leaks = questions.flatMap((text) =>
    [...tokens].filter((token) => text.includes(token)).map((token) => `${token}: ${text}`),
  )
  expect(leaks).toEqual([])
  expect(questions.filter((text) => /\d{3}/.test(text.replace(/段落：[\s\S]*/, '')))).toEqual([])
  // Neither the headers nor the body name a chat or an account.
  const all = server.bodies.join('\n') + JSON.stringify(server.headers)
  expect(all).not.toContain('story-')
  expect(all).not.toContain(county.data.cipher.pseudonym('fake:story-0'))
}, 300_000)

it('keeps no identity in the traces that staff may read', async () => {
  const uses = await county.data.database.stores.models.latest({ most: 1000 })
  const tokens = Array.from({ length: PEOPLE }, (_, at) => madeUpPerson(at + 1)).flatMap(tokensOf)
  const text = uses.map(({ given, said }) => `${given.slice(given.lastIndexOf('问题：'))} ${said}`).join('\n')
  expect(uses.length).toBeGreaterThan(100)
  expect(tokens.filter((token) => text.includes(token))).toEqual([])
})
