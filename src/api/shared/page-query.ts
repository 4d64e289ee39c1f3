import { z } from '@hono/zod-openapi';

const MOST = 1000;
const limitForm = `write a whole number from 1 to ${MOST}`;
const cursorForm = 'write the next_cursor of the previous answer';

const limit = z.coerce.number(limitForm).int(limitForm).min(1, limitForm).max(MOST, limitForm);

/** Parameters of a paged list. */
export const pageQuery = z.object({
  limit: limit.default(100),
  cursor: z.coerce
    .number(cursorForm)
    .int(cursorForm)
    .min(0, cursorForm)
    .default(0)
    .openapi({ description: 'next_cursor of the previous answer' }),
});

/** Parameters of a list that is short enough to be answered whole. */
export const wholeListQuery = pageQuery.extend({
  limit: limit.optional().openapi({ description: 'By default all are in one answer' }),
});

/** All of a list from the cursor on, or a page of it. */
export function wholeOrPageOf<T>(
  items: readonly T[],
  { limit = items.length, cursor }: { readonly limit?: number | undefined; readonly cursor: number },
): { data: T[]; next_cursor: string | null } {
  return pageOf(items.slice(cursor), { limit, cursor });
}

/** @param items from the cursor on, one more than the limit if there are more */
export function pageOf<T>(
  items: readonly T[],
  { limit, cursor }: { readonly limit: number; readonly cursor: number },
): { data: T[]; next_cursor: string | null } {
  return { data: items.slice(0, limit), next_cursor: items.length > limit ? String(cursor + limit) : null };
}
