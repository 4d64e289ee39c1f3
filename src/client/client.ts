import { problemOf } from './api-error.ts';
import type { Operations } from './contract.ts';
import { serverEvents, type ServerEvent } from './server-events.ts';

/** Where the API is, and who asks. */
export interface ClientOptions {
  /** Of the server, such as `http://127.0.0.1:4280`. By default that of the page, in a browser. */
  readonly url?: string;
  /** An API key, where the server has authentication. In a browser the session of the page suffices. */
  readonly apiKey?: string;
  /** Instead of the global one, such as for a proxy. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

type Method = 'GET' | 'POST' | 'DELETE';
/** The paths of a method. */
export type PathOf<M extends Method> = {
  [K in keyof Operations]: K extends `${M} ${infer P}` ? P : never;
}[keyof Operations];
type OperationOf<M extends Method, P extends string> = `${M} ${P}` extends keyof Operations
  ? Operations[`${M} ${P}`]
  : never;
type Sent<R> = R & { readonly signal?: AbortSignal };
/** What a request needs; nothing where all of it is optional. */
export type RequestOf<M extends Method, P extends string> =
  OperationOf<M, P> extends { request: infer R }
    ? object extends R
      ? [request?: Sent<R>]
      : [request: Sent<R>]
    : never;
/** The answer as JSON. */
export type AnswerOf<M extends Method, P extends string> = OperationOf<M, P> extends { answer: infer A } ? A : never;
/** The paths of lists that are answered in pages. */
export type ListPath = {
  [P in PathOf<'GET'>]: AnswerOf<'GET', P> extends { data: unknown[]; next_cursor: string | null }
    ? OperationOf<'GET', P> extends { request: { query?: { cursor?: unknown } } }
      ? P
      : never
    : never;
}[PathOf<'GET'>];
type EntryOf<P extends ListPath> = AnswerOf<'GET', P> extends { data: (infer Entry)[] } ? Entry : never;

/**
 * The API of a server. Every function throws an ApiError for a problem that the server answers, and what `fetch` throws where it can't be
 * reached.
 */
export interface Client {
  /** The answer of a resource as JSON. */
  readonly get: <P extends PathOf<'GET'>>(path: P, ...request: RequestOf<'GET', P>) => Promise<AnswerOf<'GET', P>>;
  /** The response of a resource in any form: as CSV with `format: 'csv'` in its query, as a page or as an archive. */
  readonly response: <P extends PathOf<'GET'>>(path: P, ...request: RequestOf<'GET', P>) => Promise<Response>;
  readonly post: <P extends PathOf<'POST'>>(path: P, ...request: RequestOf<'POST', P>) => Promise<AnswerOf<'POST', P>>;
  readonly delete: <P extends PathOf<'DELETE'>>(
    path: P,
    ...request: RequestOf<'DELETE', P>
  ) => Promise<AnswerOf<'DELETE', P>>;
  /** The entries of a list, page by page, each when it is needed. */
  readonly each: <P extends ListPath>(path: P, ...request: RequestOf<'GET', P>) => AsyncGenerator<EntryOf<P>, void>;
  /** What changes at the server, the present state first. It connects again when a connection ends; a signal ends it. */
  readonly events: (options?: { readonly signal?: AbortSignal }) => AsyncGenerator<ServerEvent, void>;
}

/** A request whose types are those of its path. */
interface AnyRequest {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly header?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** A client of the API at an address. */
export function createClient(options: ClientOptions = {}): Client {
  const { url = '', apiKey, fetch: send = async (to, init) => fetch(to, init) } = options;
  const base = url.replace(/\/+$/, '');
  const authorization: Record<string, string> = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };

  const responseOf = async (
    method: Method,
    path: string,
    accept: string,
    request: AnyRequest = {},
  ): Promise<Response> => {
    const { body, header = {}, signal } = request;
    const own = Object.entries(header).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    const response = await send(`${base}${pathWith(path, request)}`, {
      method,
      headers: { accept, ...authorization, ...Object.fromEntries(own), ...typeOf(body) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  };
  const jsonOf = async <A>(method: Method, path: string, request?: AnyRequest): Promise<A> =>
    asContract<A>(await (await responseOf(method, path, 'application/json', request)).json());

  const entriesOf = async function* <Entry>(path: string, request: AnyRequest = {}): AsyncGenerator<Entry, void> {
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? request.query : { ...request.query, cursor };
      const page = await jsonOf<ListPage<Entry>>('GET', path, { ...request, ...(query ? { query } : {}) });
      yield* page.data;
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
  };

  return {
    get: async (path, ...[request]) => jsonOf('GET', path, request),
    post: async (path, ...[request]) => jsonOf('POST', path, request),
    delete: async (path, ...[request]) => jsonOf('DELETE', path, request),
    response: async (path, ...[request]) => responseOf('GET', path, '*/*', request),
    each: (path, ...[request]) => entriesOf(path, request),
    events: ({ signal } = {}) =>
      serverEvents(
        async () => responseOf('GET', '/api/v1/events', 'text/event-stream', signal ? { signal } : {}),
        signal,
      ),
  };
}

interface ListPage<Entry> {
  readonly data: readonly Entry[];
  readonly next_cursor: string | null;
}

/** Text is JSON lines already. */
function typeOf(body: unknown): Record<string, string> {
  if (body === undefined) return {};
  return { 'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json' };
}

/** `/metrics/{id}` with its parameters and query. */
function pathWith(template: string, { path = {}, query = {} }: AnyRequest): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => segmentOf(name, path[name] ?? ''));
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? filled : `${filled}?${new URLSearchParams(given).toString()}`;
}

/** @throws RangeError for what an address would take for another path */
function segmentOf(name: string, value: string): string {
  if (/^\.{0,2}$/.test(value)) throw new RangeError(`${name}: '${value}' cannot be part of a path`);
  return encodeURIComponent(value);
}

/** The server's own tests check its answers against their schemas, so nobody need load a validator. */
function asContract<A>(body: unknown): A {
  return body as A;
}
