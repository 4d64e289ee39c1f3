import type { Receipt } from '../receipt.ts';

/** A file of a source whose rows are checked and staged, or that the store has already. */
export interface StagedLoad {
  /**
   * Brings its rows into the facts in one transaction: the facts, the days that become stale, and the receipt; or nothing.
   * @param now date of the receipt
   */
  commit(now: Date): Promise<Receipt>;
  /** Drops what is staged; to be called in any case, before the connection is used for another file. */
  discard(): Promise<void>;
}
