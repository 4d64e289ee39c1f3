import { whatIfJson } from '../../api/to-json.ts';
import { isoDay, type Day } from '../../calendar/day.ts';
import { zone } from '../../calendar/zone.ts';
import { addsUp, type Metric } from '../../metrics/metric.ts';
import { series } from '../../metrics/series.ts';
import { calendarOf } from '../../pipeline/calendar-row.ts';
import { freshness, metricThrough } from '../../pipeline/freshness.ts';
import { learnedEffect } from '../../pipeline/judge-series.ts';
import { readModel } from '../../pipeline/read-model.ts';
import type { PeriodLanding } from '../../report/period-landing.ts';
import { whatIfHeading, whatIfSentence } from '../../report/what-if-text.ts';
import { changeOf, whatIf, type Change } from '../../report/what-if.ts';
import type { Database } from '../../store/database.ts';
import { loadDailyValues } from '../../store/queries/load-daily-values.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Context } from '../context.ts';
import { withStore } from '../with-store.ts';

/** Either a level, from a day to another, or an event on a day. */
export interface WhatIfAsked {
  /** By what share each day changes: −0.1 is a tenth less. */
  readonly level?: number | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly like?: string | undefined;
  readonly on?: Day | undefined;
  readonly format: 'text' | 'json';
}

/**
 * `evenkeel what-if <metric>`: where the month and the quarter would land if days ahead brought another share of what is expected. Reads
 * what the last run left, and keeps nothing.
 *
 * @throws ConfigError for what can't be asked
 */
export async function whatIfCommand(context: Context, metricId: string, asked: WhatIfAsked): Promise<void> {
  const { business, asOf } = context;
  const metric = business.metrics.find(({ id }) => id === metricId);
  if (!metric)
    throw new ConfigError(`there is no metric '${metricId}': ${business.metrics.map(({ id }) => id).join(', ')}`);
  if (!addsUp(metric)) throw new ConfigError(`${metric.title} of days adds up to no total that could land`);
  await withStore(context, async (db) => {
    const { series: views, summary } = await readModel(db, business, asOf);
    const landings = views.get(metricId)?.landings ?? [];
    const change = await changeAsked(db, context, metric, landings, asked);
    if (!change) {
      process.stderr.write(`too little is known of ${metric.title} to say where the month or the quarter will land\n`);
      if (asked.format === 'json') process.stdout.write(`${JSON.stringify({ data: [] }, null, 2)}\n`);
      return;
    }
    const counted = { unit: metric.unit, currency: business.currency };
    const found = whatIf(landings, change);
    const lines = [
      whatIfHeading(metric, change, summary.lastClosed),
      ...found.map((item) => whatIfSentence(item, counted, summary.lastClosed)),
    ];
    const json = { data: found.map((item) => whatIfJson(item, counted, summary.lastClosed)) };
    process.stdout.write(asked.format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : `${lines.join('\n')}\n`);
  });
}

async function changeAsked(
  db: Database,
  context: Context,
  metric: Metric,
  landings: readonly PeriodLanding[],
  { level, from, to, like, on }: WhatIfAsked,
): Promise<Change | null> {
  const isLevel = level !== undefined && like === undefined && on === undefined;
  const isEvent =
    like !== undefined && on !== undefined && level === undefined && from === undefined && to === undefined;
  if (isLevel) return refusing('--', () => changeOf(landings, level, { from, to }));
  if (!isEvent) throw new ConfigError('ask for --level, with --from and --to where wanted, or for --like and --on');
  const change = refusing('--on: ', () => changeOf(landings, 0, { from: on, to: on }));
  return change && { ...change, level: await effectOf(db, context, metric, like, on) };
}

/** What an event of the calendar does to a day. @throws ConfigError where that was never seen */
async function effectOf(
  db: Database,
  { business, asOf }: Context,
  metric: Metric,
  name: string,
  on: Day,
): Promise<number> {
  const calendar = calendarOf(business.holidays, '').filter(({ scope }) => scope === '');
  const own = calendar.filter(({ holiday }) => holiday === name);
  const names = Array.from(new Set(calendar.map(({ holiday }) => holiday)));
  if (own.length === 0)
    throw new ConfigError(`--like: the calendar has no '${name}': ${names.join(', ') || 'it is empty'}`);
  if (own.some(({ ds }) => ds === on)) throw new ConfigError(`--on: '${name}' is expected on ${isoDay(on)} already`);
  const fresh = await freshness(db, business, asOf.getTime(), zone(business.zone));
  const through = metricThrough(metric, business, fresh);
  const rows = (await loadDailyValues(db, metric.id, { slice: '' })).get('') ?? [];
  const known = through === null ? null : series(metric, '', rows, through, business.closures);
  const effect = known && learnedEffect(known, calendarOf(business.holidays, ''), name, on);
  if (effect === null)
    throw new ConfigError(
      `--like: nothing is known of what '${name}' would do to ${metric.title} on ${isoDay(on)}: it was never seen, or nothing is expected of that day`,
    );
  return effect;
}

/** @throws ConfigError for what `ask` refuses */
function refusing<T>(option: '--' | '--on: ', ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    throw error instanceof RangeError
      ? new ConfigError(`${option}${option === '--' ? error.message : error.message.replace(/^\w+: /, '')}`)
      : error;
  }
}
