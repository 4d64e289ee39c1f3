import { z } from '@hono/zod-openapi';
import { ds, orNull } from '../shared/fields.ts';

const targetSchema = z
  .object({
    total: z.number().openapi({ description: 'The target', example: 1_560_000 }),
    odds: z
      .number()
      .openapi({ description: 'The probability of reaching it, from the errors of past totals', example: 0.06 }),
    odds_are: z.enum(['estimated', 'at_most', 'at_least', 'certain']).openapi({
      description: 'From past totals; the smallest or largest odds that so few of them can show; or certain',
    }),
    needed_a_day: z.number().openapi({ description: 'The mean of the remaining days that reaches it' }),
    expected_a_day: z.number().openapi({ description: 'The forecast mean of the remaining days' }),
  })
  .openapi('TargetOdds', { description: 'The target of a month or quarter' });

export const landingSchema = z
  .object({
    period: z.enum(['month', 'quarter']),
    from: ds,
    to: ds,
    so_far: z.number().openapi({ description: 'The total so far; unknown days count as expected' }),
    days_in: z.int(),
    unknown_days: z.int(),
    lower: z.number().openapi({ description: 'Lower end of the 80 % range of the whole period' }),
    middle: z.number(),
    upper: z.number(),
    target: orNull(targetSchema),
    sentence: z.string().openapi({ example: 'September lands at €1.46M to €1.55M (80%; target €1.56M, odds 6%)' }),
  })
  .openapi('Landing', { description: 'Forecast of a month or quarter' });

export type LandingJson = z.infer<typeof landingSchema>;
