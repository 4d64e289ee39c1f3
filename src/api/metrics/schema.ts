import { z } from '@hono/zod-openapi';
import { ds, maybe } from '../shared/fields.ts';
import { limitSchema } from '../shared/limit.ts';
import { verdictSchema } from '../shared/verdict-schema.ts';

export const recentSchema = z
  .array(z.object({ ds, y: maybe, warning_lower: maybe, warning_upper: maybe }))
  .openapi({ description: 'The last 28 days' });

export const metricSchema = z
  .object({
    id: z.string().openapi({ example: 'error_rate' }),
    title: z.string(),
    unit: z.enum(['currency', 'count', 'share', 'ms']),
    direction: z.enum(['up', 'down', 'both']).openapi({ description: 'The unfavourable direction' }),
    limit: limitSchema,
    has_slice_limits: z.boolean().openapi({
      description: 'Whether the limit is one of each slice, too: it is not where daily values add up',
    }),
    presence: z.enum(['present', 'absent', 'unmatched']).openapi({
      description: 'absent: its facts are not in your data; unmatched: no row has met its conditions yet',
    }),
    area: z.enum(['business', 'operations']).openapi({ description: 'operations: of operational events alone' }),
    dimensions: z.array(z.string()).openapi({ description: 'By which it is sliced', example: ['country'] }),
    owner: z.string().nullable(),
    slices: z.array(z.string()).openapi({ description: 'The first 1000; /metrics/{id}/slices lists all' }),
    slice_count: z.int(),
    latest: verdictSchema,
    recent: recentSchema,
  })
  .openapi('Metric');

export type MetricJson = z.infer<typeof metricSchema>;
