import { z } from '@hono/zod-openapi';
import { ds } from './fields.ts';

export const eventSchema = z
  .object({
    kind: z.enum(['holiday', 'event']),
    name: z.string().openapi({ example: 'Summer sale' }),
    from: ds.openapi({ description: 'First day' }),
    to: ds.openapi({ description: 'Last day' }),
  })
  .openapi('Event', { description: 'A holiday, or a planned event such as a promotion' });

export type EventJson = z.infer<typeof eventSchema>;
