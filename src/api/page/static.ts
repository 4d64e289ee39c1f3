import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import { packageFile } from '../../store/package-file.ts';

interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** The files of the built page by their URL path. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};
/** The pages besides Home, which the browser draws from the same file. */
const PAGES = /^\/(?:(?:metrics|incidents)(?:\/[^/]+)?|forecast|operations|data|tuning|settings|sign-in)$/;
const HASHED = /^\/assets\//;

/** Serves the page: only the files that were read at the start, so no path leads out of their folder. */
export function servePage(files: PageFiles): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req;
    const isPage = path === '/' || (PAGES.test(path) && asksForHtml(context.req.header('accept')));
    const file = method === 'GET' || method === 'HEAD' ? files.get(isPage ? '/index.html' : path) : undefined;
    if (!file) return next();
    const cache = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
    return context.body(file.body, 200, { 'content-type': file.type, 'cache-control': cache });
  };
}

/** The files that `npm run build` wrote; none before it has run. */
export function builtPage(folder: string = packageFile('dist/dashboard')): PageFiles {
  const paths = statSync(folder, { throwIfNoEntry: false })
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
    : [];
  return new Map(
    paths.flatMap((path) => {
      const type = TYPES[extname(path)];
      const body = type === undefined ? null : Uint8Array.from(readFileSync(join(folder, path)));
      return body && type !== undefined ? [[`/${path.replaceAll(sep, '/')}`, { body, type }] as const] : [];
    }),
  );
}

/** As a browser does that opens a page. For other readers there is nothing at such a path. */
function asksForHtml(accept: string | undefined): boolean {
  return accept?.includes('text/html') === true;
}
