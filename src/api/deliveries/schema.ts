import { z } from '@hono/zod-openapi';
import { CHANNEL_TYPES } from '../../notify/settings.ts';
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

export const channelSchema = z
  .object({
    name: z.string().openapi({ example: 'team' }),
    type: z.enum(CHANNEL_TYPES),
    takes: z.array(z.string()).openapi({ description: 'What goes there', example: ['incidents', 'daily digest'] }),
    fallback: z.string().nullable().openapi({ description: 'The channel that takes what this one could not deliver' }),
    waiting: z.int().openapi({ description: 'Messages that are not settled' }),
    retrying: z.int().openapi({ description: 'Those of them that its receiver did not take so far' }),
    sent: z.int(),
    dead: z.int(),
    last_sent_at: instant.nullable(),
  })
  .openapi('Channel', { description: 'A channel of the config, without its address and its secrets' });

export type ChannelJson = z.infer<typeof channelSchema>;
export type DeliveryJson = z.infer<typeof deliverySchema>;

export const answerSchema = z
  .object({
    channel: z.string(),
    accepted: z.boolean(),
    answer: z.string().openapi({ example: 'HTTP 200: ok' }),
  })
  .openapi('ChannelTest');
