/** What we may know of a person; each field is stored encrypted and apart from everything else. */
export type IdentityField = 'name' | 'phone' | 'address'

export interface IdentityStore {
  put(person: string, field: IdentityField, value: string): Promise<void>
  get(person: string): Promise<Partial<Readonly<Record<IdentityField, string>>>>
  /** Whose phone this is: the whole number, or its last four digits. */
  withPhone(asked: { readonly phone: string } | { readonly tail: string }): Promise<readonly string[]>
  erase(person: string): Promise<void>
}
