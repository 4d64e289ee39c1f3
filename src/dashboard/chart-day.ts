import { dayFromIso, daysBetween, isoDay } from '../calendar/day.ts';
import type { ForecastPointJson, VerdictJson } from '../api/schemas.ts';

/** A day of a chart: judged, forecast, or neither. */
export interface ChartDay {
  readonly ds: string;
  readonly verdict: VerdictJson | null;
  readonly ahead: ForecastPointJson | null;
}

/** Every day from the first to the last, none left out, as the chart's axis has them. */
export function chartDays(rows: readonly VerdictJson[], ahead: readonly ForecastPointJson[]): ChartDay[] {
  const judged = new Map(rows.map((row) => [row.ds, row]));
  const coming = new Map(ahead.map((point) => [point.ds, point]));
  const known = [...judged.keys(), ...coming.keys()].sort();
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  return daysBetween(dayFromIso(first), dayFromIso(last)).map((day) => {
    const ds = isoDay(day);
    return { ds, verdict: judged.get(ds) ?? null, ahead: coming.get(ds) ?? null };
  });
}
