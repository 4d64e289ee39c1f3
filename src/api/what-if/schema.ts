import { z } from '@hono/zod-openapi';
import { landingSchema } from '../landing/schema.ts';
import { ds, maybe } from '../shared/fields.ts';

export const changeSchema = z
  .object({
    level: z.number().openapi({ description: 'By what share each of the days changes', example: 0.38 }),
    from: ds.openapi({ description: 'First day' }),
    to: ds.openapi({ description: 'Last day' }),
    sentence: z.string().openapi({ example: 'Revenue 38% above forecast, Fri 25 Sep' }),
  })
  .openapi('Change', { description: 'That days bring another share of what is expected of them' });

export const whatIfSchema = z
  .object({
    without: landingSchema,
    changed: landingSchema.nullable().openapi({ description: 'Null where less than nothing would be expected' }),
    difference: maybe.openapi({ description: 'Of the middles, in the unit of the metric', example: -52_300 }),
    sentence: z.string(),
  })
  .openapi('ScenarioResult', { description: 'A landing as it is, and as it would be' });

export type ChangeJson = z.infer<typeof changeSchema>;
export type WhatIfJson = z.infer<typeof whatIfSchema>;
