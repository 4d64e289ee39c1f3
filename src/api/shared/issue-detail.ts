import type { z } from '@hono/zod-openapi';

/** What is wrong with a request, at its place: `until: write a day as YYYY-MM-DD`. */
export function issueDetail(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `${[...issue.path, issue.keys[0]].join('.')}: there is no such field`;
  }
  return `${issue.path.length === 0 ? 'body' : issue.path.join('.')}: ${issue.message}`;
}
