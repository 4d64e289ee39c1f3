import { z } from '@hono/zod-openapi';

export const resultsSchema = z
  .object({
    run_id: z.int().nullable().openapi({ description: 'The newest finished run; null before the first' }),
    as_of: z.string().nullable().openapi({ format: 'date-time' }),
    actions: z.int().openapi({ description: 'How many actions on incidents people have taken' }),
    staleness: z
      .string()
      .nullable()
      .openapi({ description: 'Why the figures are stale: run_late, run_failed or an error; null where they are not' }),
  })
  .openapi('Results', { description: 'The figures that are served: others have another value of this' });

export type Results = z.infer<typeof resultsSchema>;
