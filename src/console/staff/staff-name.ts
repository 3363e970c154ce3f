import type { Stores } from '../../ports/database.ts'
import { findByName } from '../account/find-by-name.ts'

const MAX_NAME_CHARS = 20

/** Why a name cannot be given to a member of staff; undefined when it can. People sign in by name. */
export async function nameFault(stores: Stores, name: string): Promise<string | undefined> {
  if (name === '') return '请写姓名。'
  if ([...name].length > MAX_NAME_CHARS) return `姓名太长：最多 ${MAX_NAME_CHARS} 个字。`
  if (/[\p{Cc}\p{Cf}]/u.test(name)) return '姓名里有看不见的符号，请重新输入。'
  if (await findByName(stores.staff, name))
    return '已经有人叫这个名字。请在后面加上站点，比如：测试员甲（城关）。'
  return undefined
}
