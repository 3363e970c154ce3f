import { html } from 'hono/html'
import {
  COUNTY_SETTING_NAMES,
  COUNTY_SETTINGS,
  type CountySettingName,
} from '../../core/places/county-settings.ts'
import { shanghaiMinute } from '../../domain/shanghai-time.ts'
import type { Setting } from '../../ports/stores/setting-store.ts'
import { areaField, inputField } from '../page/fields.ts'
import { type Html, type Problem, theirWords } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'

/** One thing that only the configuration can say. */
export interface FixedLine {
  readonly label: string
  /** Undefined: nobody has filled it in. */
  readonly value: string | undefined
  /** Where it is changed. */
  readonly where: string
}

interface SettingsModel {
  readonly formToken: string
  readonly typed: (name: CountySettingName) => string
  readonly set: readonly Setting[]
  readonly fixed: readonly FixedLine[]
  readonly nameOf: (staff: string) => string
  readonly problems: readonly Problem[]
}

const LONG: readonly CountySettingName[] = ['closed-days', 'work-days']

export function settingsPage(model: SettingsModel): Page {
  return {
    title: '设置',
    place: 'system',
    problems: model.problems,
    body: html`<div class="columns"><section><h2>在这里改</h2>
<form method="post" action="/console/settings">${tokenField(model.formToken)}
${COUNTY_SETTING_NAMES.map((name) => field(name, model))}
<button class="go">存好，马上用</button></form></section>
<section><h2>只能在配置里改</h2><dl class="card">${model.fixed.map(
      ({ label, value, where }) =>
        html`<div><dt>${theirWords(label)}</dt><dd>${value === undefined ? html`<strong>待填</strong>` : theirWords(value)}<p class="hint">${where}</p></dd></div>`,
    )}</dl></section></div>`,
  }
}

function field(name: CountySettingName, { typed, set, nameOf, problems }: SettingsModel): Html {
  const { label, hint } = COUNTY_SETTINGS[name]
  const changed = set.find((one) => one.name === name)
  const since = changed
    ? `${shanghaiMinute(changed.at)} ${nameOf(changed.by)}改过。`
    : '还是配置里的，请县里确认。'
  const about = { id: name, name, label, hint: `${hint}${since}`, value: typed(name), problems }
  return LONG.includes(name) ? areaField(about) : inputField(about)
}
