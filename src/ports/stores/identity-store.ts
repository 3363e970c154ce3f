/** What we may know of a person; each field is stored encrypted and apart from everything else. */
export type IdentityField = 'name' | 'phone' | 'address'

export interface IdentityStore {
  put(person: string, field: IdentityField, value: string): Promise<void>
  get(person: string): Promise<Partial<Readonly<Record<IdentityField, string>>>>
  erase(person: string): Promise<void>
}
