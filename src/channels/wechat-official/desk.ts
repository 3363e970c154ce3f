import type { ApiFault } from '../wechat-wire/api-client.ts'
import { type Api, type ApiSettings, createApi } from './api.ts'
import { CODES } from './codes.ts'
import { type MenuButton, menu } from './menu.ts'
import { sceneOfStation } from './scene.ts'
import { tokenNote } from './status.ts'
import { TIMING } from './timing.ts'

/** What an operator does once at the account, each with the reason in Chinese when it could not be done. */
export interface AccountDesk {
  /** Sets the menu; resolves with its lines as people see them. */
  setMenu(publicUrl: string | undefined): Promise<Done<readonly string[]>>
  /** Makes the code of a station; resolves with what it says. */
  makeCode(station: string): Promise<Done<{ readonly content: string; readonly ticket: string }>>
  close(): Promise<void>
}

type Done<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly reason: string }

type Parts = Omit<Parameters<typeof createApi>[1], 'timing'>

export function createAccountDesk(settings: ApiSettings, parts: Parts): AccountDesk {
  const api = createApi(settings, { ...parts, timing: TIMING })
  return {
    setMenu: (publicUrl) => setMenu(api, menu(publicUrl)),
    makeCode: (station) => makeCode(api, station),
    close: api.close,
  }
}

async function setMenu(api: Api, buttons: readonly MenuButton[]): Promise<Done<readonly string[]>> {
  const answer = await api.setMenu(buttons)
  if (answer.kind === 'fault') return failed(answer.fault)
  return { kind: 'done', value: buttons.map(lineOf) }
}

function lineOf(button: MenuButton): string {
  const below = 'sub_button' in button ? button.sub_button.map(({ name }) => name).join('、') : ''
  return `${button.name}：${below}`
}

async function makeCode(api: Api, station: string): Promise<Done<{ content: string; ticket: string }>> {
  const scene = sceneOfStation(station)
  if (scene === undefined) return { kind: 'failed', reason: `站点编号 ${station} 太长，微信的二维码装不下。` }
  const answer = await api.makeCode(scene)
  if (answer.kind === 'fault') return failed(answer.fault)
  const { url, ticket } = answer.fields
  if (typeof url !== 'string' || typeof ticket !== 'string') return failed({ kind: 'odd-answer' })
  return { kind: 'done', value: { content: url, ticket } }
}

function failed(fault: ApiFault): { readonly kind: 'failed'; readonly reason: string } {
  if (fault.kind === 'refused' && fault.code === CODES.notAllowed)
    return { kind: 'failed', reason: '这个公众号没有这项权限（48001）：要认证过的服务号。' }
  return {
    kind: 'failed',
    reason: tokenNote(fault)
      .replace(/来信照常当场回复。$/, '')
      .replace('，正在重试', ''),
  }
}
