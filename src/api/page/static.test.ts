import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiApp } from '../app.ts';
import { listen, type Listening } from '../listen.ts';
import { builtPage } from './static.ts';

describe('the page', () => {
  let folder: string;
  let server: Listening;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evenkeel-static-'));
    await mkdir(join(folder, 'page/assets'), { recursive: true });
    await writeFile(join(folder, 'secret.svg'), '<svg/>');
    await writeFile(join(folder, 'page/index.html'), '<!doctype html>');
    await writeFile(join(folder, 'page/assets/index-AbC123.js'), 'export {};');
    await writeFile(join(folder, 'page/notes.txt'), 'not for a browser');
    const app = apiApp(
      async () => null,
      (error) => expect.unreachable(String(error)),
      builtPage(join(folder, 'page')),
    );
    server = await listen(app, 0);
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const get = async (path: string): Promise<Response> => fetch(`${server.url}${path}`);

  test('is revalidated on each visit; its hashed files are immutable', async () => {
    const page = await get('/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const script = await get('/assets/index-AbC123.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(await script.text()).toBe('export {};');
  });

  test('no path leads out of its folder, and files of other types are not served', async () => {
    expect((await get('/notes.txt')).status).toBe(404);
    for (const path of [
      '/../secret.svg',
      '/assets/../../secret.svg',
      '/%2e%2e/secret.svg',
      '/..%2fsecret.svg',
      '//secret.svg',
    ])
      expect(await statusOf(path)).toBe(404);
  });

  test('has no files before it has been built', () => {
    expect(builtPage(join(folder, 'nowhere')).size).toBe(0);
  });

  /** Sends a path unchanged; fetch would resolve its dots. */
  async function statusOf(path: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      request({ hostname, port, path }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  }
});
