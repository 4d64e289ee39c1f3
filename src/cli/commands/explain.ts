import { isoDay, type Day } from '../../calendar/day.ts';
import { explanationJson } from '../../api/explanation/json.ts';
import { readModel, type ReadModel } from '../../pipeline/read/read-model.ts';
import { explanationCsv } from '../../report/csv/explanation-csv.ts';
import { explanationSentences } from '../../report/words/explanation/explanation-sentences.ts';
import { waterfallTable } from '../../report/words/explanation/waterfall-table.ts';
import type { ExplanationReport } from '../../report/explained.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import type { Context } from '../context.ts';
import { textTable } from '../init/text/text-table.ts';
import type { DaySpan } from '../program/option-values.ts';
import { warnOfStaleness } from '../warn-of-staleness.ts';
import { withExistingStore } from '../with-store.ts';

export interface ExplainOptions {
  readonly slice?: string;
  readonly format: 'table' | 'json' | 'csv';
}

const ROOM = 120;

/**
 * `evenkeel explain [metric] [days]`: why a metric differs from what was expected of some days, by default of its latest alert. Reads what
 * the last run left, and the facts of these days.
 *
 * @throws ConfigError for a metric or slice that is not followed, and where nothing was an alert
 */
export async function explainCommand(
  context: Context,
  metricId: string | undefined,
  days: DaySpan | undefined,
  { slice, format }: ExplainOptions,
): Promise<void> {
  const { business, asOf, dueMinute } = context;
  if (metricId !== undefined && !business.metrics.some(({ id }) => id === metricId))
    throw new ConfigError(`there is no metric '${metricId}': ${business.metrics.map(({ id }) => id).join(', ')}`);
  await withExistingStore(context, async (db) => {
    const model = await readModel(db, business, asOf, dueMinute);
    warnOfStaleness(model);
    const report = await explained(model, metricId, slice, days);
    const { currency } = business;
    const today = model.fresh.lastClosed;
    if (format === 'json')
      process.stdout.write(`${JSON.stringify(explanationJson(report, currency, today), null, 2)}\n`);
    else if (format === 'csv') process.stdout.write(explanationCsv(report));
    else process.stdout.write(text(report, currency, today));
  });
}

async function explained(
  model: ReadModel,
  metricId: string | undefined,
  slice: string | undefined,
  days: DaySpan | undefined,
): Promise<ExplanationReport> {
  const wanted = await wantedDays(model, metricId, slice, days);
  const { metricId: id, slice: of, ...span } = wanted;
  const report = await model.explanation(id, of, { ...span, since: null });
  if (!report)
    throw new ConfigError(
      `--slice: '${wanted.slice}' is not followed: ${(await slicesText(model, wanted.metricId)) || 'the metric has no slices'}`,
    );
  return report;
}

interface Wanted extends DaySpan {
  readonly metricId: string;
  readonly slice: string;
}

/** The requested days, or else the latest alert. */
async function wantedDays(
  model: ReadModel,
  metricId: string | undefined,
  slice: string | undefined,
  days: DaySpan | undefined,
): Promise<Wanted> {
  if (metricId !== undefined && days) return { metricId, slice: slice ?? '', ...days };
  const alerts = await model.alerts({ offset: 0, limit: null });
  const alert = alerts.find(
    ({ metric, slice: own }) =>
      (metricId === undefined || metric.id === metricId) &&
      (slice === undefined ? own === '' || metricId === undefined : own === slice),
  );
  if (!alert)
    throw new ConfigError(
      `${metricId ?? 'nothing'} has no alert among the judged days: name a day, such as explain ${metricId ?? 'revenue'} ${isoDay(model.fresh.lastClosed)}`,
    );
  return { metricId: alert.metric.id, slice: alert.slice, from: alert.day, to: alert.day };
}

async function slicesText(model: ReadModel, metricId: string): Promise<string> {
  const slices = await model.slices(metricId, { offset: 0, limit: 10 });
  return (slices ?? []).join(', ');
}

/** Sentences, then the waterfall. */
function text(report: ExplanationReport, currency: string, today: Day): string {
  const sentences = explanationSentences(report, currency, today);
  const table = report.status === 'explained' ? textTable(waterfallTable(report, currency), ROOM) : [];
  return `${[...sentences, ...(table.length > 0 ? ['', ...table] : [])].join('\n')}\n`;
}
