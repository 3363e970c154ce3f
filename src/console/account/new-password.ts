import type { County } from '../../domain/place/station.ts'
import type { Problem } from '../page/html.ts'
import type { Form } from '../read-form.ts'
import { passwordFault } from './password-rules.ts'

/** What is wrong with a new password typed twice, in the fields `password` and `repeat`. */
export function newPasswordProblems(form: Form, county: County, name: string): readonly Problem[] {
  const fault = passwordFault(form('password'), [
    ...[county.name, county.name.replace(/[县市区旗]$/, ''), county.id, name],
  ])
  if (fault !== undefined) return [{ field: 'password', words: fault }]
  if (form('password') === form('repeat')) return []
  return [{ field: 'repeat', words: '两次输入的密码不一样，请再输一遍。' }]
}
