import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, isoDay } from '../../src/calendar/day.ts';
import { run } from '../../src/pipeline/run.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter, days, EVENT_HEADER, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { sourceOf } from '../fixtures/source.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { watchedShop, type WatchedShop } from '../fixtures/watched-shop.ts';

const TODAY = dayAfter(LAST);
const SERVICES = ['pay', 'search'];

/** Of each service two events in every hour of a day, and as many more at noon as the week has days; one in an hour fails. */
function eventRows(day: string, hours = 24, more = 0): string[] {
  return SERVICES.flatMap((service) =>
    Array.from({ length: hours }, (_, hour) => {
      const count = 2 + more + (hour === 12 ? new Date(`${day}T00:00:00Z`).getUTCDay() : 0);
      return Array.from({ length: count }, (_one, index) => {
        const at = `${day}T${String(hour).padStart(2, '0')}:${String(index * 2).padStart(2, '0')}:00`;
        return `${service}-${at},${at},${service},${100 + index},${index === 0 ? 1 : 0}`;
      });
    }).flat(),
  );
}

async function hoursAt({ db, business }: Pick<WatchedShop, 'db' | 'business'>, time: string, service = '') {
  const asOf = new Date(`${TODAY}T${time}+02:00`);
  await run(db, business, { asOf, now: asOf, progress: silent });
  const model = await readModel(db, business, asOf);
  return { model, found: await model.operationHours({ service, days: 2 }) };
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test('hours stand beside the same hours of earlier weeks, and the running day lands by the hours so far, without a verdict', async () => {
    await using shop = await watchedShop(engine, { metrics: only('error_rate') });
    const usual = days(FIRST, LAST).flatMap((day) => eventRows(day, 24, day === LAST ? 5 : 0));
    // The last event of the day came at 10:02: of its hour not all is known to be in.
    await shop.deliver('all', saleRows(days(FIRST, LAST)), [...usual, ...eventRows(TODAY, 11, 1)]);
    const { model, found } = await hoursAt(shop, '10:30');
    expect(found?.services).toEqual(SERVICES);
    const last = dayFromIso(LAST);
    const hours = found?.hours ?? [];
    expect(hours.filter(({ day }) => isoDay(day) === TODAY).map(({ hour }) => hour)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    expect(new Set(hours.map(({ day }) => isoDay(day)))).toEqual(new Set([isoDay(addDays(last, -1)), LAST, TODAY]));
    const noon = hours.find(({ day, hour }) => day === last && hour === 12);
    const weekday = new Date(`${LAST}T00:00:00Z`).getUTCDay();
    expect(noon?.requests).toEqual({
      value: 2 * (2 + 5 + weekday),
      usual: { lower: 2 * (2 + weekday), upper: 2 * (2 + weekday) },
    });
    expect(noon?.errors).toBe(2);
    expect(noon?.errorRate.usual?.lower).toBeCloseTo(1 / (2 + weekday), 12);
    // Ten of 24 hours: 2 + 1 events of two services in each, and the usual share of the weekday.
    const share = 20 / (48 + new Date(`${TODAY}T00:00:00Z`).getUTCDay());
    expect(found?.running).toMatchObject({ until: 10, requests: { soFar: 60, days: 8 } });
    expect(found?.running?.requests?.share).toBeCloseTo(share, 12);
    expect(found?.running?.requests?.expected).toBeCloseTo(60 / share, 9);
    const report = await model.seriesReport('error_rate', '');
    expect(report?.days.at(-1)?.day).toBe(last);
    expect((await hoursAt(shop, '10:30', 'nothing')).found).toBeNull();
  });

  test('no hour sees what came after it', async () => {
    await using shop = await watchedShop(engine, { metrics: only('error_rate') });
    await using other = await watchedShop(engine, { metrics: only('error_rate') });
    const before = days(FIRST, LAST).flatMap((day) => eventRows(day));
    await shop.deliver('all', saleRows(days(FIRST, LAST)), [...before, ...eventRows(TODAY, 6)]);
    await other.deliver('all', saleRows(days(FIRST, LAST)), [...before, ...eventRows(TODAY, 6, 20)]);
    const [quiet, busy] = [(await hoursAt(shop, '06:10', 'pay')).found, (await hoursAt(other, '06:10', 'pay')).found];
    const closed = (found: typeof quiet) => found?.hours.filter(({ day }) => isoDay(day) !== TODAY);
    expect(closed(busy)).toEqual(closed(quiet));
    const usual = (found: typeof quiet) => found?.hours.map(({ requests }) => requests.usual);
    expect(usual(busy)).toEqual(usual(quiet));
  });

  test('an hour is in once each source that has rows on such a day has delivered it', async () => {
    await using shop = await watchedShop(engine, { metrics: only('error_rate') });
    await using folder = await tempFolder();
    const closed = days(FIRST, LAST);
    const rows = closed.flatMap((day) => eventRows(day));
    await shop.deliver('all', saleRows(closed), [...rows, ...eventRows(TODAY, 11)]);
    const app = sourceOf('fact_ops_events', EVENT_HEADER.split(','), { id: 'app', path: join(folder.path, 'app.csv') });
    const both = { db: shop.db, business: { ...shop.business, sources: [...shop.business.sources, app] } };
    const write = async (hoursOfToday: number) =>
      folder.write('app.csv', [EVENT_HEADER, ...rows, ...eventRows(TODAY, hoursOfToday)].join('\n'));
    await write(0);
    const late = (await hoursAt(both, '10:30')).found;
    expect(late?.running).toBeNull();
    expect(late?.hours.at(-1)).toMatchObject({ day: dayFromIso(LAST), hour: 23 });
    await write(9);
    expect((await hoursAt(both, '10:40')).found?.running).toMatchObject({ until: 8, requests: { soFar: 64 } });
  });

  test('without events, or a time of the last one, there are no hours of a running day', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue') });
    await shop.deliver('all', saleRows(days(FIRST, LAST)));
    expect((await hoursAt(shop, '10:30')).found).toMatchObject({ services: [], hours: [], running: null });
  });
});
