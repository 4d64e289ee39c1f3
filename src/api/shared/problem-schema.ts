import { z } from '@hono/zod-openapi';

export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'about:blank' }),
    title: z.string().openapi({ example: 'Not found' }),
    status: z.int().openapi({ example: 404 }),
    detail: z.string().openapi({ example: "there is no metric 'revenu'" }),
  })
  .openapi('Problem', { description: 'RFC 9457' });
