import { z } from '@hono/zod-openapi';
import { DELIVERY_STATES } from '../../store/deliveries/delivery-row.ts';

const instant = z.string().openapi({ format: 'date-time', example: '2026-09-22T05:00:12.000Z' });

export const deliverySchema = z
  .object({
    id: z.string().openapi({ description: 'The same at each try: the webhook-id of a webhook' }),
    kind: z.string().openapi({ description: 'What happened', example: 'opened' }),
    channel: z.string().openapi({ example: 'team' }),
    incident: z.string().nullable(),
    state: z.enum(DELIVERY_STATES).openapi({
      description:
        'queued: goes out at next_attempt_at. held: waits for the end of quiet hours. sent: its receiver took it. dead: it did not, and is tried no more. skipped: it was no longer needed',
    }),
    attempts: z.int(),
    title: z.string().nullable().openapi({ example: 'Critical · Revenue · Mon 21 Sep 2026' }),
    queued_at: instant,
    next_attempt_at: instant.nullable().openapi({ description: 'Null once it is settled' }),
    settled_at: instant.nullable(),
    answer: z.string().nullable().openapi({ description: 'What its receiver answered last, or why it was not sent' }),
  })
  .openapi('Delivery');

export const answerSchema = z
  .object({
    channel: z.string(),
    accepted: z.boolean(),
    answer: z.string().openapi({ example: 'HTTP 200: ok' }),
  })
  .openapi('ChannelTest');
