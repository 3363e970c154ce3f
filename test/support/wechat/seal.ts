import { randomBytes } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'

/** What the platform and the account share. */
export interface Account {
  readonly appId: string
  readonly secret: string
  readonly token: string
  readonly aesKey: string
  /** The account's own name on the platform. */
  readonly name: string
}

export const ACCOUNT: Account = {
  appId: 'wx0123456789abcdef',
  secret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  token: 'TokenOfTheCallback',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  name: 'gh_0123456789ab',
}

/** One call of the platform, ready to be sent. */
export interface SealedCall {
  readonly query: string
  readonly body: string
}

/** As the platform seals a message, by a library that is not ours. */
export function seal(account: Account, xml: string, seconds: number): SealedCall {
  const timestamp = String(seconds)
  const nonce = randomBytes(5).readUIntBE(0, 5).toString()
  const encrypted = encrypt(account.aesKey, xml, account.appId)
  const query = new URLSearchParams({
    signature: getSignature(account.token, timestamp, nonce, ''),
    timestamp,
    nonce,
    openid: 'somebody',
    encrypt_type: 'aes',
    msg_signature: getSignature(account.token, timestamp, nonce, encrypted),
  })
  const body = `<xml><ToUserName><![CDATA[${account.name}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`
  return { query: query.toString(), body }
}

/** Opens our answer as the platform does: signature first, then the text. Throws when it would not be taken. */
export function unseal(account: Account, body: string): string {
  const encrypted = element(body, 'Encrypt')
  const signature = getSignature(account.token, element(body, 'TimeStamp'), element(body, 'Nonce'), encrypted)
  if (signature !== element(body, 'MsgSignature')) throw new Error('the answer is not signed by the account')
  const { message, id } = decrypt(account.aesKey, encrypted)
  if (id !== account.appId) throw new Error('the answer is of another account')
  return message
}

/** The text of one element, quoted or not. */
export function element(xml: string, name: string): string {
  const [, inner = ''] = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xml) ?? []
  return inner.replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
}

/** A message as the platform writes it: text quoted, numbers not. */
export function messageXml(fields: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(fields).map(([name, value]) =>
    typeof value === 'number' ? `<${name}>${value}</${name}>` : `<${name}><![CDATA[${value}]]></${name}>`,
  )
  return `<xml>${lines.join('\n')}</xml>`
}
