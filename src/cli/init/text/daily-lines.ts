import { stringify } from 'yaml';
import { catalogue } from '../../../metrics/catalogue.ts';
import type { DailyMeasure } from '../../../warehouse/daily-table.ts';
import type { ProposedDaily, ProposedMetric } from '../../../warehouse/mapping/daily/proposed-daily.ts';
import type { Proposal } from '../../../warehouse/mapping/proposal.ts';

/** The names that the metrics and values of a config have already. */
export interface TakenNames {
  readonly metrics: Set<string>;
  readonly measures: Set<string>;
}

/**
 * A proposal whose metrics and values have names of their own: two metrics are not one, and values of two sources under one name would be
 * added up. The names are then taken.
 */
export function withOwnNames(proposal: Proposal, id: string, taken: TakenNames): Proposal {
  const { daily } = proposal;
  if (!daily) return proposal;
  const names = new Map(Object.keys(daily.table.measures).map((name) => [name, free(name, id, taken.measures)]));
  const own = (name: string): string => names.get(name) ?? name;
  const metrics = daily.metrics.map((metric): ProposedMetric => {
    const { measure } = metric;
    const renamed =
      'agg' in measure ? { ...measure, column: own(measure.column) } : ([own(measure[0]), own(measure[1])] as const);
    const preferred = !taken.metrics.has(metric.id) || !('agg' in renamed) ? metric.id : renamed.column;
    return { ...metric, id: free(preferred, id, taken.metrics), measure: renamed };
  });
  const measures = Object.fromEntries(
    Object.entries(daily.table.measures).map(([name, measure]) => [own(name), measure]),
  );
  const renamedDaily: ProposedDaily = { ...daily, metrics, table: { ...daily.table, measures } };
  return { ...proposal, daily: renamedDaily };
}

function free(name: string, id: string, taken: Set<string>): string {
  let found = name;
  for (let count = 1; taken.has(found); count++) found = `${id}_${name}${count === 1 ? '' : `_${count}`}`;
  taken.add(found);
  return found;
}

/** The lines of a source that say where it has its days and values. */
export function dailyColumnLines({ columns, daily }: Proposal): string[] {
  if (!daily) return [];
  const { form, measures, dimensions, totalRows, empty } = daily.table;
  const read = form === 'long' ? ['day', 'metric', 'value'] : ['day'];
  const theirs = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, columns[name] ?? '']));
  return [
    `    columns: ${flow(theirs(read))}`,
    form === 'long'
      ? `    values: # a name for each, and what column '${columns['metric'] ?? ''}' calls it`
      : '    values: # a name for each, and its column in the file',
    ...Object.entries(measures).map(([name, measure]) => `      ${name}: ${flow(measureValue(measure))}`),
    ...(dimensions.length > 0
      ? [`    dimensions: ${flow(theirs(dimensions))} # the columns by which a day has several rows`]
      : []),
    ...(Object.keys(totalRows).length > 0
      ? [`    total_rows: ${flow(totalRows)} # rows with these are totals and not added up`]
      : []),
    ...(empty.length > 0 ? [`    empty: ${flow(empty)} # these mean that there is no value`] : []),
    ...(daily.round ? ['    round: true # values with more than nine decimals'] : []),
  ];
}

function measureValue({ from, in: form }: DailyMeasure): unknown {
  return form === null ? from : { from, in: form };
}

/** The lines of the metrics of daily values. */
export function metricLines(proposals: readonly Proposal[]): string[] {
  return proposals.flatMap(({ daily }) =>
    (daily?.metrics ?? []).map((metric) => `  ${metric.id}: ${flow(metricSettings(metric))}`),
  );
}

function metricSettings(metric: ProposedMetric): Record<string, unknown> {
  const { id, title, measure, unit, direction, hasNegative, dimensions } = metric;
  const known = catalogue.find((one) => one.id === id);
  const part = (column: string): unknown => ({ table: 'daily_values', agg: 'sum', column });
  return {
    ...(title !== known?.title && { title }),
    ...('agg' in measure
      ? { table: 'daily_values', ...measure }
      : { numerator: part(measure[0]), denominator: part(measure[1]) }),
    ...(unit !== null && unit !== known?.unit && { unit }),
    ...(direction !== null && direction !== known?.direction && { direction }),
    ...(hasNegative && known?.nonNegative !== false && { non_negative: false }),
    ...(dimensions.length > 0 && { dimensions }),
  };
}

function flow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}
