import type { MiddlewareHandler } from 'hono';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import type { ReadModel } from '../../pipeline/read/read-model.ts';
import { answerWithPageHeaders, PAGE_HEADERS } from './page-headers.ts';
import { answerCache, etagOf, type AnswerCache, type CachedAnswer } from './answer-cache.ts';

/** For each read model; one is replaced, with its answers, as soon as another run or action is in the store. */
const CAPACITY_BYTES = 32 * 2 ** 20;
/** Longer queries are made up. */
const LONGEST_KEY = 500;

/**
 * Sends the same bytes to all who ask for the same: for routes that answer from the read model and nothing else. The answer is made once a
 * read model, however many ask at the same time.
 */
export function cachedAnswers(current: CurrentReadModel): MiddlewareHandler {
  const caches = new WeakMap<ReadModel, AnswerCache>();
  const cacheOf = (model: ReadModel): AnswerCache => {
    const cache = caches.get(model) ?? answerCache(CAPACITY_BYTES);
    caches.set(model, cache);
    return cache;
  };
  return async (context, next) => {
    const { url } = context.req;
    const key = url.slice(url.indexOf('/', url.indexOf('//') + 2));
    const model = context.req.method === 'GET' && key.length <= LONGEST_KEY ? await current() : null;
    if (!model) return next();
    let isMade = false;
    const answer = await cacheOf(model).get(key, async () => {
      isMade = true;
      await next();
      return toKeep(context.res);
    });
    if (!answer) return isMade ? undefined : next();
    const { body, etag, headers } = answer;
    if (matches(context.req.header('if-none-match'), etag))
      answerWithPageHeaders(context, null, { status: 304, headers: { ...PAGE_HEADERS, etag } });
    else answerWithPageHeaders(context, body, { headers });
    return undefined;
  };
}

/** The bytes of a good answer; null for any other. */
async function toKeep(response: Response): Promise<CachedAnswer | null> {
  if (response.status !== 200) return null;
  const body = new Uint8Array(await response.arrayBuffer());
  const saved = response.headers.get('content-disposition');
  const etag = etagOf(body);
  const headers = {
    ...PAGE_HEADERS,
    'content-type': response.headers.get('content-type') ?? 'application/json',
    etag,
    ...(saved === null ? {} : { 'content-disposition': saved }),
  };
  return { body, etag, headers };
}

/** By RFC 9110: a list of tags, weak or not, or `*`. */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.trim() === '*' || (ifNoneMatch.match(/"[^"]*"/g)?.includes(etag) ?? false);
}
