/** Codes after the password, and the codes for who lost the phone. */
export function secondFactor(): readonly string[] {
  return [
    `create table second_factor (
      staff_id text primary key references staff (id), secret text not null, is_on integer not null,
      used_step bigint not null)`,
    `create table recovery_code (
      hash text primary key, staff_id text not null references staff (id))`,
    'create index recovery_code_staff on recovery_code (staff_id)',
  ]
}
