export type { DoctorContext } from './doctor/check.ts'
export { doctorCommand } from './doctor/doctor.ts'
export { fileMode, freeBytes, isWritable, newestFileTime, portState } from './doctor/probes.ts'
