import type { Reject } from '../../load-error.ts';
import type { LocatedRecord } from './fact-reading.ts';

/** The rejection of one row of an order, and of the others with it. */
export function rejectedOrder(order: readonly LocatedRecord[], reject: Reject): Reject[] {
  const others = order.filter(({ line }) => line !== reject.line);
  const reason = `is of the same order as line ${reject.line}, which can't be taken`;
  return [reject, ...others.map(({ line }) => ({ ...reject, line, value: '', reason }))].sort(
    (a, b) => a.line - b.line,
  );
}
