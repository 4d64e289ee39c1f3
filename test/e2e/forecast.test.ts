import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import {
  crossValidation,
  fitProphet,
  fromJson,
  predict,
  toJson,
  type ProphetOptions,
} from '../../src/forecast/index.ts';
import { closePages, openPage, sharedBrowser } from './browser.ts';

const ORIGIN = 'http://evenkeel.test';
const DAY_MS = 86_400_000;

const chromiumPath = inject('chromiumPath');

describe.skipIf(chromiumPath === null)('evenkeel/forecast in a browser, as it is built', () => {
  const folder = join(inject('programFolder'), 'dist');
  let browser: Browser;

  beforeAll(async () => {
    browser = await sharedBrowser(chromiumPath ?? '');
  });
  afterAll(closePages);

  test.each<[string, ProphetOptions]>([
    ['additive', {}],
    ['multiplicative', { seasonality_mode: 'multiplicative' }],
    ['logistic', { growth: 'logistic' }],
  ])('fits, forecasts, saves and validates by nothing but its own modules: %s', async (_, options) => {
    const ds = Array.from({ length: 120 }, (__, index) => (20_000 + index) * DAY_MS);
    const y = ds.map((__, index) => 100 + index / 3 + 9 * Math.sin((2 * Math.PI * index) / 7) + ((index * 7919) % 11));
    const history = { ds, y, cap: ds.map(() => 200) };
    const times = { ds: ds.map((time) => time + 30 * DAY_MS), cap: history.cap };

    const { page, complaints } = await openPage(browser);
    try {
      await page.route('**', async (route) => {
        const { origin, pathname } = new URL(route.request().url());
        if (origin !== ORIGIN) return route.abort();
        const isPage = pathname === '/';
        const body = isPage ? '<!doctype html><title>forecast</title>' : await readFile(join(folder, pathname));
        return route.fulfill({ body, contentType: isPage ? 'text/html' : 'text/javascript' });
      });
      await page.goto(`${ORIGIN}/`);
      const found: { yhat: number[]; upper: number[]; cutoffs: number } = await page.evaluate(
        `import('${ORIGIN}/forecast/index.js').then(({ fitProphet, predict, toJson, fromJson, crossValidation }) => {
          const [history, times, options] = ${JSON.stringify([history, times, options])};
          const fit = fromJson(toJson(fitProphet(history, options)));
          const { yhat, yhat_upper } = predict(fit, times, 0.9);
          const { cutoff } = crossValidation(history, options, { horizon: 20 });
          return { yhat: [...yhat], upper: [...yhat_upper], cutoffs: cutoff.length };
        })`,
      );
      const fit = fitProphet(history, options);
      const here = fit && predict(fromJson(toJson(fit)), times, 0.9);
      found.yhat.forEach((value, row) => expect(value).toBeCloseTo(here?.yhat[row] ?? Number.NaN, 6));
      found.upper.forEach((value, row) => expect(value).toBeCloseTo(here?.yhat_upper[row] ?? Number.NaN, 6));
      expect(found.cutoffs).toBe(crossValidation(history, options, { horizon: 20 }).cutoff.length);
      expect(complaints).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
