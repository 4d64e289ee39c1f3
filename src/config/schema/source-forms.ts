import { z } from 'zod';

const column = z.string().min(1);
const columns = z.union([column, z.array(column).min(1)], 'write a column, or a list of them');

const amountParts = {
  times: z
    .array(column)
    .min(1)
    .max(4)
    .optional()
    .describe('Columns whose product it begins with, such as quantity and unit price'),
  less_share: column.optional().describe('Column with the share of the product that is taken off, such as 0.15 or 15%'),
  plus: columns.optional().describe('Columns that are added, such as tax or shipping'),
  less: columns.optional().describe('Columns that are taken off, such as a discount'),
  negative_where: z
    .strictObject({ column, values: z.array(column).min(1) })
    .optional()
    .describe('Rows that take money back: the column that says so, and its values on them'),
  in: z
    .literal('minor_units')
    .optional()
    .describe("Money is counted in the smallest unit of the row's currency: cents, pence, yen"),
  decimals: z.int().min(0).max(4).optional().describe('Decimals to which it is rounded, half away from zero'),
};
const AMOUNT_HINT = 'write a column, or columns and signs: {times: [quantity, price], plus: [...], less: [...]}';

const amount = z.strictObject(amountParts);

/** What the file has for one of our columns. */
export const columnForm = z.union(
  [
    column,
    amount,
    z.strictObject({ date: column, time: column }).describe('A time whose date and time of day are two columns'),
    z.strictObject({ each: z.literal('row') }).describe('Each row is an order'),
    z.strictObject({ same: columns }).describe('Rows with equal values in these columns are an order'),
    z.strictObject({ column, from: z.number() }).describe('Values from this one on mean an error'),
    z.strictObject({ column, values: z.array(column).min(1) }).describe('These values mean an error'),
    z.strictObject({ column, filled: z.literal(true) }).describe('Any value means an error'),
  ],
  'write the name of a column; for amount, ts, order_id and is_error there are other forms, see docs/config.md',
);

const furtherLine = z.union(
  [
    column,
    z.strictObject({ ...amountParts, ts: column.optional().describe("Column of its own time; without it, the row's") }),
  ],
  AMOUNT_HINT,
);

export const sourceFormSettings = {
  lines: z
    .strictObject({
      refund: furtherLine.optional(),
      discount: furtherLine.optional(),
      gift_card: furtherLine.optional(),
      shipping: furtherLine.optional(),
      tax: furtherLine.optional(),
    })
    .default({})
    .describe(
      'Lines that a row holds beside its own, in columns of their own: {refund: {less: Refunded Amount}, shipping: Shipping}',
    ),
  amount_of: z
    .enum(['line', 'order'])
    .default('line')
    .describe('order: amount is the total of the order, on its first row, and blank or repeated on the others'),
  items: z
    .union([column, amount], AMOUNT_HINT)
    .optional()
    .describe(
      'With amount_of: order, the amount of a row: rows become lines where they and the lines add up to the total',
    ),
  fill_down: z
    .boolean()
    .default(false)
    .describe(
      'Rows below the first of an order leave its number, time, currency, customer, country, region, channel or status blank',
    ),
  where: z
    .record(column, z.array(z.string()).min(1))
    .default({})
    .describe('Only rows whose columns of the file have one of the values, such as {Type: [Charge, Refund]}'),
  thousands: z.enum([',', '.', ' ', "'"]).optional().describe('The sign between the thousands of a number'),
};

export type ColumnForm = z.infer<typeof columnForm>;
export type AmountConfig = z.infer<typeof amount>;
export type FurtherLineConfig = z.infer<typeof furtherLine>;
