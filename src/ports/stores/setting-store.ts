/** One thing the county set while the program ran. */
export interface Setting {
  readonly name: string
  readonly value: string
  /** Staff id. */
  readonly by: string
  /** UTC milliseconds. */
  readonly at: number
}

/** What the county sets at the console; everything else stays in its configuration. */
export interface SettingStore {
  all(): Promise<readonly Setting[]>
  put(setting: Setting): Promise<void>
  /** Back to what the configuration says. */
  remove(name: string): Promise<void>
}
