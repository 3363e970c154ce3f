import type { StaffRole } from '../../domain/people/staff.ts'

/** Roles as the screen calls them, with what they may do. */
export const ROLE_LABELS: Readonly<Record<StaffRole, { readonly label: string; readonly may: string }>> = {
  station: { label: '站点工作人员', may: '接办本站点和下面站点的案件' },
  lawyer: { label: '律师', may: '接办案件，也能看保密的案件' },
  duty: { label: '值班员', may: '接紧急案件，能替别人处理' },
  admin: { label: '管理员', may: '什么都能办，还管人员' },
  reader: { label: '只看不办', may: '看本站点和下面站点的案件，不能接办' },
}

export function isRole(text: string): text is StaffRole {
  return Object.hasOwn(ROLE_LABELS, text)
}
