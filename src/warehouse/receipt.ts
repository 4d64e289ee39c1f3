import type { EqualEvents } from './load/unnamed-events.ts';
import type { Reject } from './load-error.ts';

/** What a load came to. */
export interface Receipt {
  readonly source: string;
  readonly file: string;
  /** False if the store has this file, read in this way, already: nothing was read. */
  readonly isNew: boolean;
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rejects: readonly Reject[];
  readonly rowsInserted: number;
  readonly rowsUpdated: number;
  readonly rowsDeleted: number;
  /** The accepted amounts of a sales file, added up by currency, as exact decimals. */
  readonly amounts: readonly { readonly currency: string; readonly total: string }[];
  /** Other files of the source that have some of its events without ids, counted beside them. */
  readonly equalEvents: readonly EqualEvents[];
}
