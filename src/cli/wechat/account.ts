/** What the platform did, or in Chinese why not. */
export type Done<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly reason: string }

/** The 公众号 as these commands need it. */
export interface Account {
  setMenu(publicUrl: string | undefined): Promise<Done<readonly string[]>>
  makeCode(station: string): Promise<Done<{ readonly content: string; readonly ticket: string }>>
}
