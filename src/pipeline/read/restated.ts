import { dayFromEpochMs } from '../../calendar/day.ts';
import { zone } from '../../calendar/zone.ts';
import type { Business } from '../../config/business.ts';
import type { DayVerdict } from '../../report/summary.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadRestatedDays } from '../../store/verdicts/load-restated-days.ts';
import type { VerdictSpan } from '../../store/verdicts/load-series-verdicts.ts';

/** Verdicts, those that replaced another one with what it was, and until when. */
export async function withRestated(
  db: Database,
  { zone: zoneName }: Business,
  span: VerdictSpan,
  verdicts: readonly DayVerdict[],
): Promise<DayVerdict[]> {
  const keys = new Map(
    verdicts.map(({ metric, slice }) => [`${metric.id} ${slice}`, { metric: metric.id, slice }] as const),
  );
  const clock = zone(zoneName);
  const restated = new Map(
    (await loadRestatedDays(db, [...keys.values()], span)).map(({ metric, slice, day, until, ...before }) => [
      `${metric} ${slice} ${day}`,
      { ...before, until: dayFromEpochMs(clock.localTime(until.getTime())) },
    ]),
  );
  return verdicts.map((item) => {
    const before = restated.get(`${item.metric.id} ${item.slice} ${item.day}`);
    return before ? { ...item, restated: before } : item;
  });
}
