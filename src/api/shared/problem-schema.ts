import { z } from '@hono/zod-openapi';
import { rejectSchema } from '../sources/schema.ts';

export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'about:blank' }),
    title: z.string().openapi({ example: 'Not found' }),
    status: z.int().openapi({ example: 404 }),
    detail: z.string().openapi({ example: "there is no metric 'revenu'" }),
    rejects: z
      .array(rejectSchema)
      .optional()
      .openapi({ description: 'Of facts that are refused: the first 100 values, with their places' }),
  })
  .openapi('Problem', { description: 'RFC 9457' });
