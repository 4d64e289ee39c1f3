import type { DailyMeasure, DailyTable } from '../warehouse/daily-table.ts';
import { ConfigError } from './faults/config-error.ts';
import type { Locate } from './faults/locate.ts';
import type { SourceConfig } from './schema/source.ts';

const SETTINGS = ['values', 'dimensions', 'total_rows', 'several_rows', 'empty', 'days_apart'] as const;
/** Settings of facts that a table of daily values leaves without a meaning. */
const FACT_SETTINGS = ['cancelled', 'adjustment', 'numbers_restart', 'overlapping_files'] as const;
/** Names that the rows of values have besides their dimensions. */
const TAKEN = ['day', 'source', 'metric', 'value', 'measure'];

/** What a source declares about its table of daily values, and the columns that are read. @throws ConfigError */
export function dailyTableFromConfig(
  source: SourceConfig,
  path: readonly PropertyKey[],
  locate: Locate,
): { readonly daily: DailyTable; readonly columns: Record<string, string> } {
  const fault = faultOf(path, locate);
  const { values = {}, dimensions = {} } = source;
  const columns = namedColumns(source, fault);
  const isLong = columns['metric'] !== undefined || columns['value'] !== undefined;
  refuseColumns(columns, isLong, fault);
  if (Object.keys(values).length === 0)
    throw fault(
      [],
      isLong
        ? "needs values: a name for each metric to read, and what the file calls it, such as values: {revenue: 'Net revenue'}"
        : 'needs values: a name for each column of values, and what the file calls it, such as values: {revenue: Umsatz}',
    );
  refuseNames(Object.keys(values), Object.keys(dimensions), fault);
  refuseFactSettings(source, fault);
  const measures = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, measureOf(value)]));
  return {
    daily: {
      form: isLong ? 'long' : 'wide',
      measures,
      dimensions: Object.keys(dimensions),
      totalRows: totalRowsOf(source, fault),
      severalRows: source.several_rows ?? 'refuse',
      empty: source.empty ?? [],
      daysApart: source.days_apart ?? false,
    },
    columns: {
      ...columns,
      ...dimensions,
      ...(isLong ? {} : Object.fromEntries(Object.entries(measures).map(([name, { from }]) => [name, from]))),
    },
  };
}

/** Settings of daily values make sense for no other table. @throws ConfigError */
export function refuseDailySettings(source: SourceConfig, path: readonly PropertyKey[], locate: Locate): void {
  const setting = SETTINGS.find((name) => source[name] !== undefined);
  if (setting !== undefined)
    throw faultOf(path, locate)([setting], `is a setting of 'table: daily_values', not of ${source.table}`);
}

type Fault = (below: readonly PropertyKey[], message: string) => ConfigError;

function faultOf(path: readonly PropertyKey[], locate: Locate): Fault {
  return (below, message) =>
    new ConfigError(`${locate([...path, ...below])}: ${[...path, ...below].join('.')}: ${message}`);
}

function measureOf(value: NonNullable<SourceConfig['values']>[string]): DailyMeasure {
  return typeof value === 'string' ? { from: value, in: null } : { from: value.from, in: value.in ?? null };
}

function namedColumns({ columns = {} }: SourceConfig, fault: Fault): Record<string, string> {
  if (Array.isArray(columns)) throw fault(['columns'], 'write {day: the column of the days}');
  return Object.fromEntries(
    Object.entries(columns).map(([name, form]) => {
      if (typeof form !== 'string') throw fault(['columns', name], 'is the name of one column');
      return [name, form];
    }),
  );
}

function refuseColumns(columns: Readonly<Record<string, string>>, isLong: boolean, fault: Fault): void {
  const known = ['day', 'metric', 'value'];
  const unknown = Object.keys(columns).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw fault(
      ['columns', unknown],
      "daily_values has the columns day, metric and value; columns of values belong under 'values', those that tell the rows of a day apart under 'dimensions'",
    );
  if (columns['day'] === undefined) throw fault(['columns'], 'daily_values needs a column for day');
  if (isLong && (columns['metric'] === undefined || columns['value'] === undefined))
    throw fault(['columns'], 'a long table has both: metric, the name of a value, and value');
}

function refuseNames(measures: readonly string[], dimensions: readonly string[], fault: Fault): void {
  for (const [setting, names] of Object.entries({ values: measures, dimensions })) {
    const taken = names.find((name) => TAKEN.includes(name));
    if (taken !== undefined)
      throw fault([setting, taken], `'${taken}' is a column of every daily value: choose another name`);
  }
  const both = dimensions.find((name) => measures.includes(name));
  if (both !== undefined)
    throw fault(['dimensions', both], `'${both}' is the name of a value already: choose another one`);
}

function refuseFactSettings(source: SourceConfig, fault: Fault): void {
  const isSet = (name: (typeof FACT_SETTINGS)[number]): boolean => {
    const value = source[name];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
  };
  const setting = FACT_SETTINGS.find(isSet);
  if (setting !== undefined) throw fault([setting], 'is about single facts: leave it out for daily_values');
}

function totalRowsOf(
  { dimensions = {}, total_rows: totals = {}, several_rows: several }: SourceConfig,
  fault: Fault,
): DailyTable['totalRows'] {
  const unknown = Object.keys(totals).find((name) => dimensions[name] === undefined);
  if (unknown !== undefined) throw fault(['total_rows', unknown], 'is not among the dimensions of the source');
  if (several === 'sum' && Object.keys(totals).length > 0)
    throw fault(['total_rows'], "a total that is given isn't summed: leave out several_rows: sum");
  return totals;
}
