import { z } from '@hono/zod-openapi';

const MOST = 1000;
const limitForm = `write a whole number from 1 to ${MOST}`;
const cursorForm = 'write the next_cursor of the previous answer';

/** Parameters of a paged list. */
export const pageQuery = z.object({
  limit: z.coerce.number(limitForm).int(limitForm).min(1, limitForm).max(MOST, limitForm).default(100),
  cursor: z.coerce
    .number(cursorForm)
    .int(cursorForm)
    .min(0, cursorForm)
    .default(0)
    .openapi({ description: 'next_cursor of the previous answer' }),
});

/** @param items from the cursor on, one more than the limit if there are more */
export function pageOf<T>(
  items: readonly T[],
  { limit, cursor }: { readonly limit: number; readonly cursor: number },
): { data: T[]; next_cursor: string | null } {
  return { data: items.slice(0, limit), next_cursor: items.length > limit ? String(cursor + limit) : null };
}
