import { isoDay, type Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import { didYouMean } from '../../config/faults/did-you-mean.ts';
import { checkIncidents, type ExpectedIncident, type IncidentCheck } from '../../incidents/expected-incident.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadIncidents } from '../../store/incidents/load-incidents.ts';
import { newestFinishedRun } from '../../store/runs/newest-finished-run.ts';
import { loadFirstJudgedDays, type FirstJudgedDay } from '../../store/verdicts/load-first-judged-days.ts';
import { freshnessFromJson } from '../freshness-json.ts';
import { isFollowed } from '../judge/is-followed.ts';
import { followedSeries } from '../read/series/followed-series.ts';
import type { ParsedExpectedIncidents } from './parse-expected-incidents.ts';

type Judged = { readonly firsts: readonly FirstJudgedDay[]; readonly last: Day };
type Fault = readonly [setting: string, message: string];

/**
 * Compares the stored incidents with what is known of the past.
 * @throws ConfigError for entries about what was never judged, each at its place, and where no run has finished
 */
export async function checkStoredIncidents(
  db: Database,
  business: Business,
  { locate, ...expected }: ParsedExpectedIncidents,
): Promise<IncidentCheck> {
  const run = await newestFinishedRun(db);
  if (!run) throw new ConfigError('no run has finished yet, so there are no incidents to compare: evenkeel run');
  const judged = { firsts: await loadFirstJudgedDays(db), last: freshnessFromJson(run.freshness).lastClosed };
  const faults = [['incidents', expected.incidents] as const, ['false_alarms', expected.falseAlarms] as const].flatMap(
    ([list, entries]) =>
      entries.flatMap((entry, index) => {
        const fault = faultOf(entry, business, judged);
        const path = [list, index, fault?.[0] ?? ''];
        return fault ? [`${locate(path)}: ${path.join('.')}: ${fault[1]}`] : [];
      }),
  );
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return checkIncidents(expected, await loadIncidents(db, followedSeries(business), { offset: 0, limit: null }));
}

function faultOf(entry: ExpectedIncident, { metrics }: Business, { firsts, last }: Judged): Fault | null {
  const metric = metrics.find(({ id }) => id === entry.metric);
  const ids = metrics.map(({ id }) => id);
  if (!metric) return ['metric', `there is no metric '${entry.metric}'${didYouMean(entry.metric, ids)}`];
  const own = firsts.filter((one) => one.metric === metric.id && isFollowed(metric, one.slice));
  const { slice } = entry;
  const series = own.filter((one) => slice === undefined || one.slice === slice);
  const [earliest] = series.map(({ day }) => day).toSorted((a, b) => a - b);
  if (earliest === undefined) {
    if (slice === undefined || own.length === 0) return ['metric', `no day of '${metric.id}' has been judged yet`];
    const known = own.map((one) => one.slice);
    return ['slice', `no day of slice '${slice}' of '${metric.id}' has been judged${didYouMean(slice, known)}`];
  }
  if (entry.to < earliest)
    return [
      'from',
      `is before ${isoDay(earliest)}, the first judged day; judged_days in the config lets a run judge more`,
    ];
  return entry.from > last ? ['from', `is after ${isoDay(last)}, the last judged day`] : null;
}
