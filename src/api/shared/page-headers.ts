import type { Context, MiddlewareHandler } from 'hono';

/** The headers of every answer: the page has no scripts, styles or frames but its own. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'self'",
    // A chart becomes a PNG by way of an image that the page itself makes.
    "img-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** The context of an answer that was made with the headers: to set them one by one takes longer than to send it. */
const made = new WeakSet<Context>();

/** Adds the headers to every answer that was not made with them. */
export function pageHeaders(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (made.has(context)) return;
    for (const [name, value] of Object.entries(PAGE_HEADERS)) context.res.headers.set(name, value);
  };
}

/** Answers with headers that begin with those of every answer. */
export function answerWithPageHeaders(
  context: Context,
  body: Uint8Array<ArrayBuffer> | null,
  init: { readonly status?: number; readonly headers: Readonly<Record<string, string>> },
): void {
  made.add(context);
  context.res = new Response(body, init);
}
