import { z } from '@hono/zod-openapi';
import { rejectSchema } from '../sources/schema.ts';

export const receivedSchema = z
  .object({
    source: z.string().openapi({ example: 'shop' }),
    table: z.string().openapi({ example: 'fact_sales' }),
    batch: z.string().openapi({ description: 'Its name: the same for the same batch' }),
    rows_read: z.int(),
    rows_accepted: z.int(),
    rows_rejected: z.int().openapi({ description: 'Above 0 only where the source declares max_rejected_share' }),
    rejects: z.array(rejectSchema).openapi({ description: 'The first 100, by line of the body' }),
    unknown_fields: z.array(z.object({ name: z.string().openapi({ example: 'colour' }), line: z.int() })).openapi({
      description: 'Names that the source does not declare, each with its first line: their values are left out',
    }),
  })
  .openapi('ReceivedBatch');
