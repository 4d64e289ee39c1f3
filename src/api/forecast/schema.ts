import { z } from '@hono/zod-openapi';
import { ds, interval } from '../shared/fields.ts';

export const forecastPointSchema = z
  .object({ ds, yhat: z.number(), yhat_lower: z.number(), yhat_upper: z.number(), intervals: z.array(interval) })
  .openapi('ForecastPoint', {
    description:
      'The expected value of a day, the 95 % interval from yhat_lower to yhat_upper, and those of the other levels, the widest first',
  });

export const explanationSchema = z
  .object({
    from: z.int().openapi({ description: 'Days ahead, both inclusive' }),
    to: z.int(),
    sentence: z.string().openapi({
      example:
        'Next day: exponential smoothing has the most weight (46%); in the forecasts of 17 Mondays the error of exponential smoothing was 9% lower than that of the four-week weekday mean.',
    }),
  })
  .openapi('EnsembleExplanation', { description: 'Which models the forecasts combine, and why' });

export type ForecastPointJson = z.infer<typeof forecastPointSchema>;
export type ExplanationJson = z.infer<typeof explanationSchema>;
