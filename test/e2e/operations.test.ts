import type { Browser } from 'playwright-core';
import { afterAll, assert, beforeAll, describe, expect, inject, test } from 'vitest';
import { join } from 'node:path';
import { apiApp } from '../../src/api/app.ts';
import { listen, type Listening } from '../../src/api/listen.ts';
import { builtPage } from '../../src/api/page/static.ts';
import { addDays, dayFromIso, type Day } from '../../src/calendar/day.ts';
import { catalogue } from '../../src/metrics/catalogue.ts';
import type { HourReport, OperationHours } from '../../src/pipeline/read/operation-hours.ts';
import type { ReadModel } from '../../src/pipeline/read/read-model.ts';
import { smallModel } from '../fixtures/small-model.ts';
import { accessibilityFindings } from './accessibility.ts';
import { LAPTOP, PHONE, closePages, sharedBrowser, sharedPages } from './browser.ts';

const chromiumPath = inject('chromiumPath');
const files = builtPage(join(inject('programFolder'), 'dist/dashboard'));
const RUN_DAY = dayFromIso('2026-09-22');

/** Ten requests in each of eight hours, but 30 in three of them: 140 by 08:00. */
function hoursUntilEight(service: string, running: Day): OperationHours {
  const days = [addDays(running, -1), running];
  const hours = days.flatMap((day) =>
    Array.from({ length: 8 }, (_, hour): HourReport => {
      const requests = { value: hour >= 2 && hour < 5 ? 30 : 10, usual: { lower: 8, upper: 12 } };
      const none = { value: 0, usual: null };
      return { day, hour, requests, errors: 0, errorRate: none, latencyP95: none };
    }),
  );
  const requests = { soFar: 140, share: 0.5, lower: 250, expected: 280, upper: 300, days: 8 };
  const runs = { day: running, until: 8, requests, errors: null };
  return { service, services: ['payment'], hours, running: runs, runningOrders: null };
}

describe.skipIf(chromiumPath === null)('the hours of operations', () => {
  let browser: Browser;
  let server: Listening;
  let model: ReadModel;
  const sharedPage = sharedPages(() => browser);

  const modelWithHours = async (running: Day): Promise<ReadModel> => {
    const small = smallModel();
    const [overview] = await small.metrics();
    const errorRate = catalogue.find(({ id }) => id === 'error_rate');
    assert(overview && errorRate);
    const metrics = [overview, { ...overview, metric: { ...errorRate, dimensions: [] } }];
    return {
      ...small,
      metrics: async () => metrics,
      operationHours: async ({ service }) => hoursUntilEight(service, running),
    };
  };

  beforeAll(async () => {
    model = await modelWithHours(RUN_DAY);
    const app = apiApp(
      async () => model,
      (error) => expect.unreachable(String(error)),
      files,
    );
    server = await listen(app, 0);
    browser = await sharedBrowser(chromiumPath ?? '');
  });

  afterAll(async () => {
    await closePages();
    await server?.close();
  });

  test.each([
    ['a laptop', LAPTOP],
    ['a phone, in dark', { ...PHONE, colorScheme: 'dark' as const }],
  ])('on %s: axe finds nothing wrong, and a service can be chosen', async (_, device) => {
    const { page, complaints } = await sharedPage(device);
    await page.goto(`${server.url}/operations`);
    await page.getByRole('heading', { name: 'By the hour Mon 21 Sep to Tue 22 Sep, 08:00' }).waitFor();
    const hours = page.locator('.hours');
    expect(await hours.textContent()).toContain(
      'Requests: 140 by 08:00; going by the last 8 weeks, the day would bring 250 to 300. This is no verdict',
    );
    expect(await hours.textContent()).toContain('Tue 22 Sep 02:00 to 05:00 above, up to 30; Mon 21 Sep 02:00 to 05:00');
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(device.viewport.width);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/operations/hours?service=payment')),
      page.getByLabel('Service').selectOption('payment'),
    ]);
    expect(answer.status()).toBe(200);
    expect(complaints).toEqual([]);
  });

  test('a day that is over by now, without a run since, is no running day', async () => {
    const before = model;
    model = await modelWithHours(addDays(RUN_DAY, -1));
    const { page } = await sharedPage();
    await page.goto(`${server.url}/operations`);
    await page.getByRole('heading', { name: /^By the hour Sun 20 Sep/ }).waitFor();
    expect(await page.locator('.hours').textContent()).not.toContain('The running day');
    model = before;
  });
});
