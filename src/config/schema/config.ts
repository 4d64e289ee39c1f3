import { z } from 'zod';
import { authSchema } from '../auth/schema.ts';
import { messagesSchema } from '../messages/schema.ts';
import { business } from './business.ts';
import { metric } from './metric.ts';
import { day, name } from './names.ts';
import { source } from './source.ts';

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
