import { z } from 'zod';
import { valueForms } from '../../warehouse/daily-table.ts';
import { ENCODINGS } from '../../warehouse/files/csv/encoding.ts';
import { day, name, names } from './names.ts';
import { columnForm, sourceFormSettings } from './source-forms.ts';

const dailyMeasure = z.strictObject({
  from: z.string().min(1).describe('Its column; in a long table its name in the column of metrics'),
  in: z
    .enum(valueForms)
    .optional()
    .describe('The unit in the file: a percentage becomes a share, a duration becomes milliseconds'),
});

/** What is declared of a source: its files, and how their columns are read. */
export const source = z.strictObject({
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

export type SourceConfig = z.infer<typeof source>;
