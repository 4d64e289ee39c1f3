import { z } from '@hono/zod-openapi';
import { ds, maybe, orNull } from '../shared/fields.ts';

const usualRangeSchema = z.object({ lower: z.number(), upper: z.number() }).openapi('UsualHours', {
  description: 'The lowest and highest of the same hour of the week in the eight weeks before',
});

const figureSchema = z.object({
  y: maybe.openapi({ description: 'Null where it is unknown' }),
  usual: orNull(usualRangeSchema),
});

const hourSchema = z
  .object({
    ds,
    hour: z.int().openapi({ description: 'The local hour, 0 to 23', example: 14 }),
    requests: figureSchema,
    errors: z.int().nullable(),
    error_rate: figureSchema,
    latency_p95: figureSchema.openapi({ description: 'In ms' }),
  })
  .openapi('OperationHour');

export const nowcastSchema = z
  .object({
    y: z.number().openapi({ description: 'The total of the whole hours so far' }),
    usual_share: z.number().openapi({ description: 'The share of a whole day that usually is in by then' }),
    yhat: z.number(),
    yhat_lower: z.number(),
    yhat_upper: z.number(),
    days: z.int().openapi({ description: 'On how many earlier days it is based' }),
    text: z
      .string()
      .openapi({ example: 'Orders: 24 by 08:00; going by the last 8 weeks, the day would bring 148 to 203' }),
  })
  .openapi('Nowcast', {
    description: 'Where a total of the day that is not over yet would land. It is no verdict, and none is based on it',
  });

const runningHoursSchema = z.object({
  ds,
  until: z.string().openapi({ description: 'The local time up to which all rows are in', example: '08:00' }),
  requests: orNull(nowcastSchema),
  errors: orNull(nowcastSchema),
});

const runningOrdersSchema = z.object({ ds, until: z.string(), orders: nowcastSchema });

export const operationHoursSchema = z.object({
  service: z.string(),
  services: z.array(z.string()).openapi({ description: 'Those with events in the last weeks' }),
  hours: z.array(hourSchema),
  running: orNull(runningHoursSchema),
  running_orders: orNull(runningOrdersSchema),
});

export type OperationHoursJson = z.infer<typeof operationHoursSchema>;
export type OperationHourJson = z.infer<typeof hourSchema>;
export type NowcastJson = z.infer<typeof nowcastSchema>;
