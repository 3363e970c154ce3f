export type { DoctorContext } from './doctor/check.ts'
export { doctorCommand } from './doctor/doctor.ts'
export { fileMode, freeBytes, isWritable, portState } from './doctor/probes.ts'
