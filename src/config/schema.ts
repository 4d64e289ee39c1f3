import { z } from 'zod';
import { ENCODINGS } from '../warehouse/files/csv/encoding.ts';
import { valueForms } from '../warehouse/daily-table.ts';
import { SHOPPING_DAYS } from './calendar/shopping-days.ts';
import { DEFAULT_LOCALE, isKnownLocale } from './known-locale.ts';
import { authSchema } from './auth/schema.ts';
import { messagesSchema } from './messages/schema.ts';
import { columnForm, sourceFormSettings } from './source-forms-schema.ts';

export const NAME_HINT = 'use small letters, digits and _, beginning with a letter';
const name = z.string().regex(/^[a-z][a-z0-9_]*$/, NAME_HINT);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as YYYY-MM-DD');
const names = z.array(z.string().min(1));
const PERIOD = /^(month|quarter|\d{4}-(0[1-9]|1[0-2])|\d{4}-Q[1-4])$/;
const PERIOD_HINT = 'write month, quarter, or one of them as YYYY-MM or YYYY-Q4';

const HOLIDAYS_HINT = 'write a country as its ISO code, such as DE, {country, region}, or the path of a CSV';
const holidaySource = z.union(
  [
    z.string().regex(/^([A-Z]{2}|.+\.(csv|csv\.gz|parquet))$/, HOLIDAYS_HINT),
    z.strictObject({
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'write a country as its ISO code, such as DE')
        .describe('ISO code of the country'),
      region: z.string().min(1).optional().describe('Its state or province, such as BY'),
    }),
  ],
  HOLIDAYS_HINT,
);

const business = z.strictObject({
  name: z.string().min(1).describe('What the business is called'),
  zone: z.string().min(1).describe('IANA time zone in which its days begin and end, such as Europe/Berlin'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'write a currency as its ISO code, such as EUR')
    .describe('Currency in which its money is counted'),
  locale: z
    .string()
    .refine(isKnownLocale, 'write a language and country as de-DE')
    .default(DEFAULT_LOCALE)
    .describe('Whose separators numbers have, and where the sign of the currency stands, such as de-DE'),
  as_of: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$/, 'write a moment as YYYY-MM-DDTHH:MM')
    .describe('For data of the past: the local moment at which every run takes place; without it, now')
    .optional(),
  grace_hours: z
    .number()
    .min(0)
    .max(48)
    .default(1)
    .describe('Hours after the end of a day in which its rows may still arrive'),
  holidays: z
    .union(
      [z.literal('none'), holidaySource, z.array(holidaySource).min(1)],
      'write a country, a CSV, a list of such, or none',
    )
    .optional()
    .describe(
      'Public holidays: of a country (DE, or {country: DE, region: BY}), of a CSV with the columns ds, holiday, lower_window, upper_window, of several such, or none; by default of the country that the zone or the currency tells',
    ),
  shopping_days: z
    .array(z.enum(SHOPPING_DAYS, `choose of ${SHOPPING_DAYS.join(', ')}`))
    .min(1)
    .optional()
    .describe('Days on which people shop otherwise, though they are no public holidays: known ahead, as events'),
  events: z
    .string()
    .min(1)
    .optional()
    .describe('CSV of promotions and other events that are known ahead: name, from, to, scope, value'),
});

const dailyMeasure = z.strictObject({
  from: z.string().min(1).describe('Its column; in a long table its name in the column of metrics'),
  in: z
    .enum(valueForms)
    .optional()
    .describe('The unit in the file: a percentage becomes a share, a duration becomes milliseconds'),
});

const source = z.strictObject({
  table: z
    .enum(['fact_sales', 'fact_ops_events', 'fx_rates', 'daily_values'])
    .default('fact_sales')
    .describe('The facts that the file holds, or daily_values for a table that has values by day already'),
  path: z
    .union([z.string().min(1), names.min(1)], 'write a path, or a list of paths')
    .optional()
    .describe(
      'CSV, JSON, xlsx or Parquet file, also .gz or in a .zip, relative to this config, or a list of such; * in its name takes several files',
    ),
  receives: z
    .boolean()
    .default(false)
    .describe('Whether POST /api/v1/facts takes rows for it, as JSON lines; then it needs no path'),
  owner: z.string().min(1).optional().describe('Who is notified of faults in its data; routes of messages can name it'),
  mode: z
    .enum(['upsert', 'replace_days'])
    .default('upsert')
    .describe('replace_days: a file holds whole days, and rows missing from them are gone'),
  overlapping_files: z
    .boolean()
    .default(false)
    .describe('The files repeat each other: equal events without event_id in several files are one event'),
  columns: z
    .union([names, z.record(z.string(), columnForm)], 'write a list of names, or what the file calls each of them')
    .optional()
    .describe("The file's columns in their order: a list of the facts' own names, or what the file calls each of them"),
  column_order: z
    .enum(['declared', 'any'])
    .default('declared')
    .describe("Whether the file's columns must stand in the declared order"),
  zone: z.string().optional().describe("Zone of times that don't name one; the business's by default"),
  time_format: z
    .union(
      [z.string(), z.array(z.string()).min(1)],
      'write a form of times, or a list of forms that are tried in order',
    )
    .default('iso')
    .describe(
      'iso, a pattern such as DD/MM/YYYY HH:mm, or epoch_s, epoch_ms, epoch_us or excel; or a list of such, of which the first that reads a value is taken',
    ),
  date_only: z.boolean().default(false).describe('Times of the day mean nothing'),
  delimiter: z
    .string()
    .regex(/^[^"\r\n\0]$/, 'write one character other than a quote or line end')
    .default(',')
    .describe('The character between fields'),
  encoding: z.enum(ENCODINGS).default('utf-8').describe('Encoding of a CSV or JSON file'),
  header_row: z
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .describe('Line, or row of a sheet, with the names of the columns; what stands above it is left out'),
  footer_rows: z
    .int()
    .min(0)
    .max(20)
    .default(0)
    .describe('How many rows below the data are left out, such as totals; a row that reads as a fact is refused there'),
  sheet: z.string().min(1).optional().describe('Sheet of a workbook that has several'),
  records: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Where a JSON object holds its array of records, such as data.orders; without it the file is an array, or has a record a line',
    ),
  decimal: z.enum(['.', ',']).default('.').describe('The sign before the decimals of a number'),
  round: z
    .boolean()
    .default(false)
    .describe('Round values that have more decimals than are kept, instead of refusing them'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe(
      "Currency of rows that name none; the business's by default, but only of a file without a currency column",
    ),
  cancelled: names.default([]).describe('Values of status that mean a cancelled line'),
  adjustment: names.default([]).describe('Values of status that mean an adjustment, such as bad debt'),
  numbers_restart: z
    .enum(['never', 'daily', 'monthly', 'yearly', 'each_file'])
    .optional()
    .describe(
      'When order numbers begin again, so that the same number is another order; never also accepts any correction',
    ),
  line_kinds: z
    .strictObject({
      discount: names.default([]),
      gift_card: names.default([]),
      shipping: names.default([]),
      tax: names.default([]),
    })
    .prefault({})
    .describe('Values of line_kind that mean a line which is neither a sale nor a refund'),
  ...sourceFormSettings,
  max_rejected_share: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Share of rows that may be refused with the rest kept'),
  complete_through: day.optional().describe('Last day that the source declares complete'),
  values: z
    .record(name, z.union([z.string().min(1), dailyMeasure], 'write a column, or {from: a column, in: its unit}'))
    .optional()
    .describe(
      'daily_values: a name for each value and the column that has it; in a long table its name in the column that is mapped to metric',
    ),
  dimensions: z
    .record(name, z.string().min(1))
    .optional()
    .describe('daily_values: a name for each column by which a day has several rows, and what the file calls it'),
  total_rows: z
    .record(name, names.min(1))
    .optional()
    .describe('daily_values: values of a dimension whose rows are its total'),
  several_rows: z
    .enum(['refuse', 'sum', 'last'])
    .optional()
    .describe('daily_values: what several rows of the same day and dimensions are: a mistake, parts, or corrections'),
  empty: names.optional().describe('daily_values: texts that mean no value, such as n/a'),
  days_apart: z
    .boolean()
    .optional()
    .describe('daily_values: days that lie far apart are single days, not weeks or months'),
});

const measure = {
  table: name
    .optional()
    .describe(
      'fact_sales, fact_ops_events, daily_values, daily_kpis, daily_ops, daily_kpis_full, or a view with a column day',
    ),
  agg: z.enum(['sum', 'count', 'distinct', 'quantile', 'given']).optional(),
  column: name.optional(),
  q: z.number().min(0).max(1).optional().describe('Which quantile'),
  where: z
    .record(name, z.array(z.string()).min(1))
    .optional()
    .describe('Only rows whose column holds one of the values'),
};
const part = z.strictObject({
  ...measure,
  table: name,
  agg: z.enum(['sum', 'count', 'distinct', 'quantile', 'given']),
});

const metric = z.strictObject({
  ...measure,
  numerator: part.optional(),
  denominator: part.optional(),
  title: z.string().min(1).optional(),
  unit: z.enum(['currency', 'count', 'share', 'ms']).optional(),
  direction: z.enum(['up', 'down', 'both']).optional().describe('Which way is bad'),
  missing: z.enum(['zero', 'unknown', 'closed']).optional().describe('What a day without rows means'),
  non_negative: z.boolean().optional(),
  tolerance: z
    .number()
    .min(0)
    .max(10)
    .optional()
    .describe('Smallest difference that matters, as a share of the expected'),
  min_change: z
    .number()
    .min(0)
    .nullable()
    .optional()
    .describe("Smallest difference that matters in the metric's own unit; null: 0.5 % of a usual week"),
  limit: z
    .strictObject({ above: z.number().optional(), below: z.number().optional() }, 'write above, below or both')
    .refine(({ above, below }) => above !== undefined || below !== undefined, 'write above, below or both')
    .refine(
      ({ above, below }) => above === undefined || below === undefined || below < above,
      'below must be less than above',
    )
    .optional()
    .describe(
      'Values beyond which a day is a Warning whatever was expected, in the unit of the metric; a share as 0.02',
    ),
  dimensions: z.array(name).optional().describe('Columns by which the metric is also followed in slices'),
  owner: z.string().optional(),
  part_of: name
    .optional()
    .describe('The metric whose incidents it shares, where its measure does not say so: the id of another metric'),
  targets: z
    .record(z.string().regex(PERIOD, PERIOD_HINT), z.number().positive())
    .refine((targets) => Object.keys(targets).length > 0, `set at least one: ${PERIOD_HINT}`)
    .optional()
    .describe(
      'Totals to reach, in the unit of the metric: of every month or quarter, or of single ones such as 2026-09 or 2026-Q4, which go before',
    ),
});

const closure = z.union(
  [day, z.strictObject({ from: day, to: day, name: z.string().optional() })],
  'write a day as YYYY-MM-DD, or a span as {from, to}',
);

/** `evenkeel.yaml`. */
export const configSchema = z.strictObject({
  business,
  sources: z.record(name, source).refine((sources) => Object.keys(sources).length > 0, 'declare at least one source'),
  metrics: z
    .record(name, z.union([metric, z.literal(false)], 'write settings of the metric, or false to leave it out'))
    .default({})
    .describe('Metrics beside the default ones, changes to those, or false to leave one out'),
  closures: z.array(closure).default([]).describe('Days or spans on which the business is closed'),
  judged_days: z.int().min(1).max(3660).default(180).describe('How many days back verdicts are given'),
  horizon_days: z.int().min(1).max(90).default(30).describe('How many days ahead are forecast'),
  interval_levels: z
    .array(z.number().gt(0).lt(1))
    .default([0.5, 0.8, 0.95])
    .describe('Levels of the forecast intervals; 0.8 and 0.95 are always among them'),
  schedule: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time of day as HH:MM, in quotes')
    .default('07:00')
    .describe("When `serve` runs each day, by the business's clock"),
  store: z
    .string()
    .default('evenkeel.duckdb')
    .describe('DuckDB file or postgres:// URL; DATABASE_URL and --store go before it'),
  out: z.string().default('out').describe('Folder of the outputs'),
  messages: messagesSchema.describe('Who is notified of incidents, through which channels'),
  fonts: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of fonts for letters in PNG pictures that Inter lacks, before those of the system'),
  auth: authSchema
    .optional()
    .describe('Who may come in: with it, and be it {}, people sign in and programs send an API key; needed for --host'),
});

export type Config = z.infer<typeof configSchema>;
export type BusinessConfig = z.infer<typeof business>;
export type HolidaySourceConfig = z.infer<typeof holidaySource>;
export type SourceConfig = z.infer<typeof source>;
export type MetricConfig = z.infer<typeof metric>;
export type MeasureConfig = z.infer<typeof part>;
