import { z } from '@hono/zod-openapi';
import type { Metric } from '../../metrics/metric.ts';
import { maybe } from './fields.ts';

export const limitSchema = z
  .object({ above: maybe, below: maybe })
  .openapi({ description: 'Values beyond which a day is a Warning whatever was expected' });

export function limitJson({ limit }: Pick<Metric, 'limit'>): z.infer<typeof limitSchema> {
  return { above: limit?.above ?? null, below: limit?.below ?? null };
}
