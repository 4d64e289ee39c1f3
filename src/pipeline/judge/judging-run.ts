import type { Business } from '../../config/business.ts';
import type { FaultsBySeries } from '../data-faults/faults-by-series.ts';
import type { Freshness } from '../freshness.ts';

/** What series are judged in. */
export interface JudgingRun extends FaultsBySeries {
  readonly business: Business;
  readonly fresh: Freshness;
  readonly runId: number;
}
