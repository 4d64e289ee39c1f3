import { z } from '@hono/zod-openapi';
import { landingSchema } from '../landing/schema.ts';
import { ds, maybe, orNull } from '../shared/fields.ts';

export const changeSchema = z
  .object({
    level: z.number().openapi({ description: 'Relative change of each day', example: 0.38 }),
    from: ds.openapi({ description: 'First day' }),
    to: ds.openapi({ description: 'Last day' }),
    sentence: z.string().openapi({ example: 'Revenue 38% above forecast, Fri 25 Sep' }),
  })
  .openapi('Change', { description: 'A relative change of the expected values of some days' });

export const whatIfSchema = z
  .object({
    without: landingSchema,
    changed: orNull(landingSchema).openapi({ description: 'Null where the expected total would be negative' }),
    difference: maybe.openapi({ description: 'Of the middles, in the unit of the metric', example: -52_300 }),
    sentence: z.string(),
  })
  .openapi('ScenarioResult', { description: 'A period without and with the change' });

export type ChangeJson = z.infer<typeof changeSchema>;
export type WhatIfJson = z.infer<typeof whatIfSchema>;
