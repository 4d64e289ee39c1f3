import { z } from '@hono/zod-openapi';

type Fields = Readonly<Record<string, z.ZodType>>;

/** The schema of rows as columns: an array of values for each field of a row. */
export function columnsSchema(row: z.ZodObject<Fields>, name: string): z.ZodObject {
  const columns = Object.entries(row.shape).map(([field, schema]) => [field, z.array(schema)] as const);
  return z.object(Object.fromEntries(columns)).openapi(name, {
    description: 'An array for each field of a row; the values of a row have the same place in each',
  });
}

/** Rows as columns, those of a schema. All are as long as there are rows, also without any. */
export function columnsOf(row: z.ZodObject<Fields>, rows: readonly Readonly<Record<string, unknown>>[]) {
  return Object.fromEntries(Object.keys(row.shape).map((field) => [field, rows.map((one) => one[field])]));
}
