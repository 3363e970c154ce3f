export const doctor = async (_args: readonly string[]): Promise<number> => 1
