import { tunedMetricJson } from '../../api/tune/json.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import { readModel, type ReadModel } from '../../pipeline/read/read-model.ts';
import { reportsToTune, tunedMetrics, TuningError } from '../../pipeline/tune/tuning.ts';
import { tuningCsv } from '../../report/csv/tuning-csv.ts';
import type { Trial } from '../../tune/settings.ts';
import type { Context } from '../context.ts';
import { accountTables, metricTables, type TunedSeries } from '../terminal/tuning-tables.ts';
import { warnOfStaleness } from '../warn-of-staleness.ts';
import { withExistingStore } from '../with-store.ts';

export interface TuneOptions {
  /** As a share of the forecast. */
  readonly percent?: number;
  readonly money?: number;
  readonly alerts?: number;
  readonly format: 'table' | 'json' | 'csv';
}

/**
 * `evenkeel tune [metric]`: the judged days of the store replayed with another tolerance, another smallest change or a budget of alerts.
 * Stores and changes nothing.
 *
 * @throws ConfigError for a metric that there is not, or several trials at once
 */
export async function tuneCommand(context: Context, metricId: string | undefined, options: TuneOptions): Promise<void> {
  const { business, asOf, dueMinute } = context;
  const trial = trialOf(options);
  await withExistingStore(context, async (db) => {
    const model = await readModel(db, business, asOf, dueMinute);
    warnOfStaleness(model);
    const tuned = await tunedSeries(model, metricId, trial);
    if (tuned.length === 0)
      process.stderr.write('no day has been judged yet: the history is too short, or no run has finished\n');
    process.stdout.write(text(tuned, metricId, options.format, business.currency));
  });
}

async function tunedSeries(model: ReadModel, id: string | undefined, trial: Trial | null): Promise<TunedSeries[]> {
  const series: TunedSeries[] = [];
  for (const tuned of tunedMetrics(await orConfigError(async () => reportsToTune(model, id, trial)), trial))
    series.push({ tuned, noticed: await model.noticedChanges(tuned.metric.id) });
  return series;
}

function text(
  series: readonly TunedSeries[],
  metricId: string | undefined,
  format: TuneOptions['format'],
  currency: string,
): string {
  if (format === 'csv') return tuningCsv(series.map(({ tuned }) => tuned));
  if (format === 'json') {
    const data = series.map(({ tuned, noticed }) => tunedMetricJson(tuned, noticed, currency));
    return `${JSON.stringify({ data }, null, 2)}\n`;
  }
  const [only] = series;
  if (!only) return '';
  return metricId === undefined ? accountTables(series, currency) : metricTables(only, currency);
}

function trialOf({ percent, money, alerts }: TuneOptions): Trial | null {
  if ([percent, money, alerts].filter((one) => one !== undefined).length > 1)
    throw new ConfigError(
      '--percent, --money and --alerts are three measures of the same: give one, and see the others',
    );
  if (percent !== undefined) return { by: 'percent', tolerance: percent };
  if (money !== undefined) return { by: 'money', minChange: money };
  return alerts === undefined ? null : { by: 'alerts', alertsPerMonth: alerts };
}

/** @throws ConfigError for a TuningError */
async function orConfigError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof TuningError ? new ConfigError(error.message) : error;
  }
}
