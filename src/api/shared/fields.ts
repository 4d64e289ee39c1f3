import { z } from '@hono/zod-openapi';

/** A day. */
export const ds = z.string().openapi({ format: 'date', example: '2026-09-21' });
/** A number, or null where it is unknown. */
export const maybe = z.number().nullable();
/** A schema that has a name in the document, or null. `.nullable()` of such a schema would make it nullable wherever it is used. */
export const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()]);
export const interval = z.object({ level: z.number(), lower: z.number(), upper: z.number() }).openapi('Interval', {
  description: 'The value lies between `lower` and `upper` with probability `level`',
  example: { level: 0.8, lower: 18_250, upper: 27_400 },
});
export const tone = z.enum(['normal', 'warning', 'critical', 'good', 'unknown']);
export const mark = z
  .enum([
    'normal',
    'warning',
    'critical',
    'good',
    'learning',
    'no_data',
    'late_data',
    'data_fault',
    'closed',
    'unclear',
    'forecast',
  ])
  .openapi({ description: 'The shape drawn beside the state' });
