import { z } from '@hono/zod-openapi';

/** A day. */
export const ds = z.string().openapi({ format: 'date', example: '2026-09-21' });
/** A number, or null where it is unknown. */
export const maybe = z.number().nullable();
export const span = z
  .tuple([z.number(), z.number()])
  .openapi({ description: 'Lower and upper end', example: [18_250, 27_400] });
export const tone = z.enum(['normal', 'warning', 'critical', 'good', 'unknown']);
export const mark = z
  .enum(['normal', 'warning', 'critical', 'good', 'learning', 'no_data', 'late_data', 'closed', 'forecast'])
  .openapi({ description: 'The shape drawn beside the state' });
