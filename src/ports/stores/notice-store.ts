/** What staff were told once and need not be told again. */
export interface NoticeStore {
  /** True the first time a key is given, false ever after. Undone with the transaction it stands in. */
  once(key: string): Promise<boolean>
}
