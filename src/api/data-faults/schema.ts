import { z } from '@hono/zod-openapi';
import { DATA_FAULT_KINDS } from '../../detect/data-faults/data-fault.ts';
import { ds } from '../shared/fields.ts';

export const dataFaultSchema = z
  .object({
    ds,
    source: z.string().openapi({ example: 'shop' }),
    kind: z.enum(DATA_FAULT_KINDS),
    place: z.string().openapi({
      description: 'The column or slice that it is about; empty where it is about whole rows',
      example: 'amount',
    }),
    sentence: z.string().openapi({
      example: '31% of the values of amount in shop are 100 times usual ones: they are probably in another unit',
    }),
    evidence: z
      .record(z.string(), z.union([z.number(), z.string(), z.null()]))
      .openapi({ description: 'The figures that show it', example: { factor: 100, share: 0.3, rows: 512 } }),
    series: z
      .array(z.object({ metric: z.string(), slices: z.string() }))
      .openapi({ description: 'What it touches: metrics whole (empty), by a dimension, or one slice `dim=value`' }),
  })
  .openapi('DataFault');

export type DataFaultJson = z.infer<typeof dataFaultSchema>;
