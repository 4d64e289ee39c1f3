import { z } from '@hono/zod-openapi';
import { ds } from '../shared/fields.ts';

const sourceDaySchema = z
  .object({
    ds,
    rows: z.int(),
    closed: z.boolean().openapi({
      description: 'Rows would be unusual: a declared closure, or a weekday that the source leaves out',
    }),
  })
  .openapi('SourceDay');

export const sourceSchema = z
  .object({
    id: z.string().openapi({ example: 'shop' }),
    table: z.enum(['fact_sales', 'fact_ops_events', 'fx_rates', 'daily_values']),
    mode: z.enum(['upsert', 'replace_days']),
    zone: z.string().openapi({ description: 'Of times that name none', example: 'Europe/Berlin' }),
    complete_through: ds.nullable().openapi({ description: 'The last complete day; of exchange rates always null' }),
    last_day: ds.nullable().openapi({ description: 'The last closed day with rows' }),
    late: z.boolean().openapi({ description: 'The last closed day is not complete yet; never of exchange rates' }),
    usual_silence: z.int().openapi({ description: 'How many open days without rows are usual at most' }),
    last_row: z.string().nullable().openapi({
      description: 'The local time of its last row of the running day; null if it has none, or dates only',
      example: '08:02',
    }),
    loaded_at: z
      .string()
      .nullable()
      .openapi({ description: 'Local time of its newest load', example: '2026-09-22T00:40' }),
    files: z.int(),
    rows_read: z.int().openapi({ description: 'Of the newest load of each file' }),
    rows_accepted: z.int(),
    rows_rejected: z.int(),
    metrics: z.array(z.string()).openapi({ description: 'The metrics that are computed from it' }),
    days: z.array(sourceDaySchema).openapi({ description: 'The last 90 closed days, from its first rows on' }),
  })
  .openapi('Source');

export const rejectSchema = z
  .object({
    file: z.string(),
    line: z.int(),
    column: z.int().openapi({ description: 'Of the file, from 1' }),
    name: z.string().openapi({ description: 'Of the column', example: 'amount' }),
    value: z.string().openapi({ example: '12.30 EUR' }),
    reason: z.string().openapi({ example: 'is not a number' }),
  })
  .openapi('Reject', { description: 'A value that a load refused' });

export type SourceJson = z.infer<typeof sourceSchema>;
export type RejectJson = z.infer<typeof rejectSchema>;
