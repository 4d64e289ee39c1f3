import { z } from '@hono/zod-openapi';
import { ds, orNull } from '../shared/fields.ts';

const spread = z.object({ lower: z.number(), expected: z.number(), upper: z.number() });

const runningFigureSchema = z
  .object({
    metric: z.string().openapi({ example: 'revenue' }),
    y: z.number().openapi({ description: 'The total of the whole hours so far' }),
    usual: orNull(spread).openapi({
      description:
        'What is usual by then: the forecast of the day by the smallest, median and largest share of a day that was in by then on the same weekday of the last weeks. Null without a forecast',
    }),
    day: orNull(spread).openapi({
      description:
        'Where the day would land: `y` divided by the largest, median and smallest of these shares. Null while nothing has come, or less than 5 % of a day usually is in',
    }),
  })
  .openapi('RunningFigure');

export const runningSalesSchema = z
  .object({
    ds: ds.nullable(),
    until: z
      .string()
      .nullable()
      .openapi({ description: 'The local time up to which all rows are in', example: '08:00' }),
    revenue: orNull(runningFigureSchema),
    orders: orNull(runningFigureSchema),
    text: z.string().openapi({
      description: 'In words, or why nothing is known',
      example:
        'Today, not judged yet: revenue €5,910 by 08:00 (usually €5,200 to €6,800; the day €14,800 to €20,300), orders 24 (usually 20 to 30)',
    }),
  })
  .openapi('RunningSales', {
    description: 'Sales of the day that is not over yet. It is no verdict, and none is based on it',
  });

export type RunningSalesJson = z.infer<typeof runningSalesSchema>;
