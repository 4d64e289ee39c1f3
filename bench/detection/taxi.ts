import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dayFromIso, isoDay, type Day } from '../../src/calendar/day.ts';
import { isAlert } from '../../src/detect/verdict.ts';
import type { Rule } from '../../src/detect/rule.ts';
import { thresholds } from '../../src/detect/rule.ts';
import { readCsv } from '../../src/warehouse/files/csv/read-csv.ts';
import { judgingInputs } from './issued.ts';
import { RULE, verdictBy } from './our-scores.ts';

const SERIES = 'realKnownCause/nyc_taxi';
const FIRST_JUDGED = 120;
const GAP_DAYS = 3;
const TRIPS: Rule = { ...RULE, unit: 'count' };

/** What the rules say of the taxi trips in New York of the Numenta Anomaly Benchmark, summed to days, without a calendar. */
export interface TaxiResult {
  readonly windows: readonly { readonly from: string; readonly to: string; readonly alert: string | null }[];
  /** The first days of alerts that touch no window; days at most three apart are one. */
  readonly falseAlerts: readonly string[];
}

/** Null where the data folder lacks the set. */
export async function taxiResult(folder: string): Promise<TaxiResult | null> {
  const [csv, labels] = ['nab_all.csv.gz', 'nab_combined_windows.json'].map((name) => join(folder, 'ops', name));
  if (csv === undefined || labels === undefined || !existsSync(csv) || !existsSync(labels)) return null;
  const { start, values } = await trips(csv);
  const inputs = judgingInputs({ start, values, holidays: [], from: FIRST_JUDGED, to: values.length }, TRIPS);
  const alerts = inputs.flatMap((input, index) => {
    const value = values[FIRST_JUDGED + index] ?? 0;
    return isAlert(verdictBy(input, value, thresholds)) ? [addDays(start, FIRST_JUDGED + index)] : [];
  });
  const windows = windowsOf(labels).filter(({ to }) => to >= addDays(start, FIRST_JUDGED));
  const runs = runsOf(alerts);
  const isInside = (day: Day): boolean => windows.some(({ from, to }) => day >= from && day <= to);
  return {
    windows: windows.map(({ from, to }) => {
      const hit = alerts.find((day) => day >= from && day <= to);
      return { from: isoDay(from), to: isoDay(to), alert: hit === undefined ? null : isoDay(hit) };
    }),
    falseAlerts: runs
      .filter((run) => !run.some(isInside))
      .flatMap(([first]) => (first === undefined ? [] : isoDay(first))),
  };
}

function runsOf(days: readonly Day[]): Day[][] {
  const runs: Day[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && day - (run.at(-1) ?? day) <= GAP_DAYS) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

async function trips(path: string): Promise<{ readonly start: Day; readonly values: readonly number[] }> {
  const totals = new Map<Day, number>();
  for await (const { records } of (await readCsv(path)).batches()) {
    for (const [series, ts = '', value] of records) {
      if (series !== SERIES) continue;
      const day = dayFromIso(ts.slice(0, 10));
      totals.set(day, (totals.get(day) ?? 0) + Number(value));
    }
  }
  const days = [...totals.keys()].sort((a, b) => a - b);
  return { start: days[0] ?? dayFromIso('2014-07-01'), values: days.map((day) => totals.get(day) ?? 0) };
}

function windowsOf(path: string): { readonly from: Day; readonly to: Day }[] {
  const labels = JSON.parse(readFileSync(path, 'utf8')) as Record<string, readonly (readonly [string, string])[]>;
  return (labels[`${SERIES}.csv`] ?? []).map(([from, to]) => ({
    from: dayFromIso(from.slice(0, 10)),
    to: dayFromIso(to.slice(0, 10)),
  }));
}
