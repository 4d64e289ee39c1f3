import type { Day } from '../../calendar/day.ts';

/** A value that was recorded and is not made again. */
export interface Difference {
  /** `revenue 2026-09-21`, or the id of an incident. */
  readonly what: string;
  readonly day: Day;
  /** The run that recorded it; null for what no run did. */
  readonly runId: number | null;
  readonly column: string;
  /** As text; empty for what is not there. */
  readonly recorded: string;
  readonly replayed: string;
}
