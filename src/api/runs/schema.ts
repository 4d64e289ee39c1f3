import { z } from '@hono/zod-openapi';

const moment = z.string().openapi({ format: 'date-time', example: '2026-09-22T06:10:00.000Z' });

export const runSchema = z
  .object({
    id: z.int().openapi({ example: 12 }),
    as_of: moment.openapi({ description: 'The moment as of which it judged' }),
    slot: moment
      .nullable()
      .openapi({ description: 'Its slot of the schedule; null for one that was started by hand or by new files' }),
    started_at: moment,
    finished_at: moment.nullable().openapi({ description: 'Null while it is not finished' }),
    published: z.boolean().openapi({ description: 'Whether its outputs are written' }),
  })
  .openapi('Run');
