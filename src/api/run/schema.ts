import { z } from '@hono/zod-openapi';

export const runStatusSchema = z
  .object({
    stage: z.string().openapi({ description: 'What the run is doing', example: 'roll up' }),
    share: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .openapi({ description: 'Share of the stage that is done; null: not known' }),
  })
  .openapi('RunStatus');
export type RunStatusJson = z.infer<typeof runStatusSchema>;
