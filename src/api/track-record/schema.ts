import { z } from '@hono/zod-openapi';
import { ds, maybe } from '../shared/fields.ts';

export const scoreSchema = z
  .object({
    from: z.int().openapi({ description: 'Days ahead, first and last', example: 2 }),
    to: z.int().openapi({ example: 7 }),
    count: z.int().openapi({ description: 'Forecasts that could be compared' }),
    wape: maybe.openapi({ description: 'Sum of absolute errors over sum of absolute values' }),
    naive_wape: maybe.openapi({
      description:
        'WAPE on the same days of the seasonal naive forecast, the same weekday of the last week before the origin; null where that is unknown',
    }),
    mase: maybe.openapi({ description: 'Mean absolute error over that of the same weekday a week before' }),
    bias: maybe.openapi({ description: 'Mean of forecast less actual, over the mean value' }),
    coverage_80: z.number().openapi({ description: 'Share of values in the 80 % band' }),
    coverage_95: z.number(),
  })
  .openapi('Score', { description: 'The errors of the forecasts of some horizons' });

export const issuedTotalSchema = z
  .object({
    from: ds,
    to: ds,
    lower: z
      .number()
      .openapi({ description: 'Lower end of the 80 % range that was forecast on the first of these days' }),
    upper: z.number(),
    actual: z.number(),
    sentence: z.string(),
  })
  .openapi('IssuedTotal', {
    description: 'The total that was forecast 30 days ago for the days since, and the actual one',
  });

export type ScoreJson = z.infer<typeof scoreSchema>;
export type IssuedTotalJson = z.infer<typeof issuedTotalSchema>;
