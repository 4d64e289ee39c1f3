import { z } from '@hono/zod-openapi';
import { ds } from './fields.ts';

export const runningDaySchema = z
  .object({
    ds,
    y: z.number(),
    value: z.string().openapi({ description: '`y` in its unit', example: '€5,910' }),
    until: z.string().openapi({ description: "The time of its last row, by the business's clock", example: '08:02' }),
  })
  .openapi('RunningDay', { description: 'The value so far of the day that is not over yet. It has no verdict' });

export type RunningDayJson = z.infer<typeof runningDaySchema>;
