import { z } from '@hono/zod-openapi';
import { DECISIONS } from '../../detect/verdict.ts';
import { ds, interval, maybe } from './fields.ts';

export const verdictSchema = z
  .object({
    ds,
    metric: z.string().openapi({ example: 'revenue' }),
    slice: z.string().openapi({ description: 'dim=value, or empty for the whole', example: '' }),
    title: z.string().openapi({ example: 'Error rate (payment)' }),
    status: z.enum([
      'normal',
      'warning',
      'critical',
      'learning',
      'no_data',
      'late_data',
      'data_fault',
      'closed',
      'unclear',
    ]),
    state: z.string().openapi({
      description: 'The name of the status; Unusual (good) for a favourable deviation',
      example: 'Critical',
    }),
    favourable: z.boolean(),
    y: maybe,
    yhat: maybe,
    yhat_lower: maybe,
    yhat_upper: maybe,
    intervals: z.array(interval).openapi({ description: 'That of 80 %; empty if the history is too short' }),
    warning_lower: maybe,
    warning_upper: maybe,
    critical_lower: maybe,
    critical_upper: maybe,
    deviation_pct: maybe,
    score: maybe.openapi({ description: 'The forecast error in standard deviations' }),
    decided_by: z.enum(DECISIONS).nullable(),
    window_days: z.int().nullable().openapi({
      description: 'With `cumulative_error`: so many days up to this one decided together',
      example: 7,
    }),
    window_score: maybe.openapi({ description: 'Their mean forecast error in standard deviations' }),
    window_boundary: maybe.openapi({ description: 'The value of this day from which on they are as bad as that' }),
    known_days: z.int().nullable(),
    special_day: z.string().nullable().openapi({ description: 'The holidays and events of the day by their names' }),
    noticeable_drop_pct: maybe.openapi({
      description:
        'The smallest drop of the day that is a Warning, in percent of `yhat`; null where none is harmful or noticed',
      example: 20.4,
    }),
    noticeable_rise_pct: maybe.openapi({ description: 'The smallest rise that is a Warning, likewise' }),
    value: z.string().nullable().openapi({ description: '`y` in its unit', example: '€7,461' }),
    gap: z.string().nullable().openapi({ description: 'The difference from the expected value', example: '−€15,436' }),
    evidence: z.string().nullable().openapi({ example: '67% below expected (€22,896)' }),
    restated: z.string().nullable().openapi({
      description: 'What the day was before late data, a correction or new rules changed its verdict',
      example: 'was Critical until 27 Nov',
    }),
    restated_by: z.enum(['data', 'rules']).nullable().openapi({
      description:
        'What changed it: late data or a correction; or, with the same value, new rules, such as another tolerance, limit or calendar',
    }),
    sentence: z.string().nullable().openapi({ example: 'Revenue: €7,461, 67% below expected (€22,896)' }),
  })
  .openapi('Verdict');

export type VerdictJson = z.infer<typeof verdictSchema>;
