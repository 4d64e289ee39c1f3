import { z } from '@hono/zod-openapi';
import { ds, maybe } from '../shared/fields.ts';

const sliceSchema = z.array(z.object({ dimension: z.string(), value: z.string() })).openapi({
  description: 'The values of its dimensions; empty for everything else',
  example: [{ dimension: 'country', value: 'DE' }],
});

const partSchema = z
  .object({
    name: z.string().openapi({ example: 'country DE × channel app' }),
    slice: sliceSchema,
    expected: z.number().openapi({ description: 'Of the slice itself' }),
    actual: z.number(),
    amount: z.number().openapi({ description: 'What it adds to the gap', example: -6900.5 }),
    share: maybe.openapi({ description: 'Of the gap; null where that is 0', example: 0.45 }),
    rate: maybe.openapi({ description: 'Of a ratio: what its own ratio adds' }),
    mix: maybe.openapi({ description: 'Of a ratio: what its share of the whole adds' }),
  })
  .openapi('GapPart');

const factorSchema = z
  .object({
    title: z.string().openapi({ example: 'orders' }),
    unit: z.enum(['currency', 'count', 'share', 'ms']),
    note: z.string().nullable().openapi({ description: 'How it differs from a metric that it may be taken for' }),
    expected: z.number(),
    actual: z.number(),
    amount: z.number().openapi({ description: 'What it adds to the gap' }),
  })
  .openapi('GapFactor');

export const explanationSchema = z
  .object({
    metric: z.string().openapi({ example: 'revenue' }),
    slice: z.string(),
    from: ds,
    to: ds,
    status: z.enum(['explained', 'unexplained']).openapi({
      description: '`unexplained` where no day has both a value and an expected value',
    }),
    y: maybe,
    yhat: maybe,
    gap: maybe.openapi({ description: 'The difference, rounded as its parts are', example: -15_436.07 }),
    parts: z.array(partSchema).openapi({
      description: 'At most three causes, then everything else; their amounts add up to the gap. Empty without a split',
    }),
    no_split: z.enum(['no_exact_split', 'no_dimensions', 'no_past']).nullable().openapi({
      description: 'Why there are no parts',
    }),
    broad_based: z.boolean().openapi({ description: 'No slice stands out: causes explain less than half of the gap' }),
    mostly_mix: z
      .boolean()
      .openapi({ description: 'Of a ratio: the shares of its slices changed it more than their own ratios' }),
    factors: z.array(factorSchema).openapi({
      description: 'The factors whose product the metric is; their amounts add up to the gap. Empty where it is none',
    }),
    left_out: z.array(ds).openapi({ description: 'The days without a value or an expected value' }),
    outdated: z.boolean().openapi({ description: 'The facts of the days have changed since they were judged' }),
    sentences: z.array(z.string()),
  })
  .openapi('Explanation');

export type ExplanationJson = z.infer<typeof explanationSchema>;
