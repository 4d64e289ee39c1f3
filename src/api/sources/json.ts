import { isoDay } from '../../calendar/day.ts';
import { zone } from '../../calendar/zone.ts';
import type { SourceReport } from '../../pipeline/read/source-reports.ts';
import type { SourceJson } from './schema.ts';

export function sourceJson(report: SourceReport, zoneName: string): SourceJson {
  const { source, through, lastDay, loads, days, metrics } = report;
  return {
    id: source.id,
    table: source.table,
    mode: source.mode,
    zone: source.zone,
    complete_through: through === null ? null : isoDay(through),
    last_day: lastDay === null ? null : isoDay(lastDay),
    late: report.isLate,
    usual_silence: report.usualSilence,
    last_row: report.lastRow,
    loaded_at: loads && localMinute(loads.loadedMs, zoneName),
    files: loads?.files ?? 0,
    rows_read: loads?.rowsRead ?? 0,
    rows_accepted: loads?.rowsAccepted ?? 0,
    rows_rejected: loads?.rowsRejected ?? 0,
    metrics: [...metrics],
    days: days.map(({ day, rows, isClosed }) => ({ ds: isoDay(day), rows, closed: isClosed })),
  };
}

/** `2026-09-22T00:40` */
function localMinute(ms: number, zoneName: string): string {
  return new Date(zone(zoneName).localTime(ms)).toISOString().slice(0, 16);
}
