/** How sure a transaction must be. */
export interface TransactionOptions {
  /**
   * For leases and marks whose loss does no harm: they survive a kill of the process, but a power cut may
   * undo the last of them. Saves the wait for the disk.
   */
  readonly mayBeLostInPowerCut?: boolean
}
