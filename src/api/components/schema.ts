import { z } from '@hono/zod-openapi';
import { ds } from '../shared/fields.ts';

const note = z.string().optional();

export const componentsSchema = z
  .object({
    title: z.string(),
    unit: z.enum(['currency', 'count', 'share', 'ms']),
    currency: z.string(),
    effects: z
      .enum(['share', 'value'])
      .openapi({ description: 'Whether effects are shares of the trend, or in the unit' }),
    trend: z.object({ note, points: z.array(z.object({ ds, value: z.number() })) }).nullable(),
    weekly: z
      .object({
        note,
        effects: z.array(z.number().nullable()).openapi({ description: 'Monday to Sunday; null without data' }),
      })
      .nullable(),
    yearly: z
      .object({
        note,
        effects: z.array(z.number()).openapi({ description: 'Evenly spaced from 1 January' }),
        today: ds.optional(),
      })
      .nullable(),
    holidays: z.object({ note, effects: z.array(z.object({ name: z.string(), effect: z.number() })) }).nullable(),
  })
  .openapi('Components', { description: 'null: a part that the model does not have' });

export type ComponentsJson = z.infer<typeof componentsSchema>;
