import { stamp } from '../../calendar/stamp.ts';
import type { OpsEvent } from '../shop/simulate-ops.ts';

/** The first line of `ops.csv`. */
export const OPS_HEADER = 'event_id,ts,service,operation,status_code,latency_ms,is_error';

/**
 * A line of `ops.csv`, without its end; `ts` is UTC, `YYYY-MM-DDTHH:MM:SSZ`.
 * @param rowNo the event's place in the file, from 1, which names it
 */
export function opsCsv(event: OpsEvent, rowNo: number): string {
  const { instantMs, service, operation, statusCode, latencyMs, isError } = event;
  return `E${10_000_000 + rowNo},${stamp(instantMs)}Z,${service},${operation},${statusCode},${latencyMs},${isError ? 1 : 0}`;
}
