import { z } from 'zod';
import { name } from './names.ts';

/** Beyond, nobody has measured how often noise alone is an alert. */
const MOST_SENSITIVE = 1.5;
const PERIOD = /^(month|quarter|\d{4}-(0[1-9]|1[0-2])|\d{4}-Q[1-4])$/;
const PERIOD_HINT = 'write month, quarter, or one of them as YYYY-MM or YYYY-Q4';

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

/** What is declared of a metric. */
export const metric = z.strictObject({
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
  sensitivity: z
    .number()
    .min(1)
    .max(MOST_SENSITIVE)
    .optional()
    .describe('What the score that makes a Warning is divided by: above 1, smaller differences are alerts too'),
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

export type MetricConfig = z.infer<typeof metric>;
export type MeasureConfig = z.infer<typeof part>;
