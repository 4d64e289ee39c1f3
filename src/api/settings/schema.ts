import { z } from '@hono/zod-openapi';
import { ds, maybe } from '../shared/fields.ts';
import { limitSchema } from '../shared/limit.ts';

const sourceSettingsSchema = z.object({
  id: z.string().openapi({ example: 'shop' }),
  table: z.enum(['fact_sales', 'fact_ops_events', 'fx_rates', 'daily_values']),
  mode: z.enum(['upsert', 'replace_days']),
  zone: z.string().openapi({ description: 'Of times that name none' }),
  time_format: z.string(),
  date_only: z.boolean(),
  currency: z.string().openapi({ description: 'Of rows that name none' }),
  max_rejected_share: z.number(),
  complete_through: ds.nullable(),
});

const metricSettingsSchema = z.object({
  id: z.string().openapi({ example: 'revenue' }),
  title: z.string(),
  unit: z.enum(['currency', 'count', 'share', 'ms']),
  direction: z.enum(['up', 'down', 'both']).openapi({ description: 'The unfavourable direction' }),
  missing: z.enum(['zero', 'unknown', 'closed']).openapi({ description: 'What a day without rows means' }),
  tolerance: z.number(),
  min_change: maybe.openapi({ description: 'Null: half a percent of a usual week' }),
  sensitivity: z.number().openapi({ description: 'What the score that makes a Warning is divided by', example: 1 }),
  limit: limitSchema,
  dimensions: z.array(z.string()),
  targets: z.record(z.string(), z.number()),
  owner: z.string().nullable(),
});

export const settingsSchema = z
  .object({
    name: z.string(),
    zone: z.string(),
    currency: z.string(),
    locale: z.string(),
    grace_hours: z.number(),
    judged_days: z.int(),
    horizon_days: z.int(),
    interval_levels: z.array(z.number()),
    closures: z.int().openapi({ description: 'How many days are declared closed' }),
    holidays: z.int().openapi({ description: 'How many holidays and events the calendar has, by name' }),
    sources: z.array(sourceSettingsSchema),
    metrics: z.array(metricSettingsSchema),
  })
  .openapi('Settings', {
    description: 'The config as of the last run. Paths, the store and all that holds a credential are left out',
  });

export type SettingsJson = z.infer<typeof settingsSchema>;
