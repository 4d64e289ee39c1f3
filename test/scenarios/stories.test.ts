import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { daysBetween, dayFromIso } from '../../src/calendar/day.ts';
import type { Business } from '../../src/config/business.ts';
import { catalogue } from '../../src/metrics/catalogue.ts';
import type { Measure } from '../../src/metrics/metric.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { run } from '../../src/pipeline/run.ts';
import { incidentLines } from '../../src/report/words/incidents/incident-lines.ts';
import { testBusiness } from '../fixtures/business.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { asOfAfter } from '../fixtures/watched-shop.ts';
import { sourceOf } from '../fixtures/source.ts';
import {
  STORY_EVENTS,
  STORY_SALES,
  storyEvents,
  storySales,
  type Story,
  type Unusual,
} from '../fixtures/story-shop.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const folder = fileURLToPath(new URL('stories', import.meta.url));

const FACTS: Measure = { table: 'fact_sales', agg: 'sum', column: 'amount' };

/** `story.yaml` of a folder. */
interface StoryFile extends Story {
  /** The metrics and the dimensions by which they are followed. */
  readonly follow: Readonly<Record<string, readonly string[]>>;
  readonly judged_days: number;
  readonly calendar?: readonly {
    readonly kind: 'holiday' | 'event';
    readonly name: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** Facts that come, with another run, after the first one. */
  readonly later?: readonly Unusual[];
  /** The incidents that there must be, by how their lines begin. */
  readonly incidents: readonly string[];
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test.each(readdirSync(folder))('%s', async (name) => {
    const story = parse(readFileSync(join(folder, name, 'story.yaml'), 'utf8')) as StoryFile;
    await using store = await engine.open();
    await using files = await tempFolder();
    const business = businessOf(story, files.path);
    const asOf = asOfAfter(story.last);
    const deliver = async (unusual: readonly Unusual[]): Promise<void> => {
      await files.write('sales.csv', lines([STORY_SALES, ...storySales({ ...story, unusual })]));
      await files.write('events.csv', lines([STORY_EVENTS, ...storyEvents({ ...story, unusual })]));
      await run(store.db, business, { asOf, now: asOf, progress: silent });
    };
    await deliver(story.unusual);
    if (story.later) await deliver(story.later);

    const model = await readModel(store.db, business, asOf);
    const found = await model.incidents({ offset: 0, limit: null });
    const texts: string[] = [];
    for (const { id } of found.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const detail = await model.incident(id);
      if (detail) texts.push(incidentLines(detail, business.currency).join('\n'));
    }
    expect(found.map(({ id, type, state }) => `${id} ${type} ${state}`).toSorted()).toEqual(story.incidents);
    await expect(texts.map((text) => `${text}\n`).join('\n')).toMatchFileSnapshot(join(folder, name, 'expected.txt'));
  });
});

function businessOf(story: StoryFile, path: string): Business {
  const sales = sourceOf('fact_sales', STORY_SALES.split(','), { path: join(path, 'sales.csv'), mode: 'replace_days' });
  const events = sourceOf('fact_ops_events', STORY_EVENTS.split(','), { id: 'log', path: join(path, 'events.csv') });
  const metrics = catalogue.flatMap((metric) => {
    const dimensions = story.follow[metric.id];
    if (!dimensions) return [];
    // The daily figures of a shop have no countries, its facts have.
    const { countedBy: _orders, ...uncounted } = metric;
    return [dimensions.includes('country') ? { ...uncounted, measure: FACTS, dimensions } : { ...metric, dimensions }];
  });
  const holidays = (story.calendar ?? []).flatMap(({ kind, name, from, to }) =>
    daysBetween(dayFromIso(from), dayFromIso(to)).map((ds) => ({ kind, ds, holiday: name, scope: '' })),
  );
  const sources = 'error_rate' in story.follow ? [sales, events] : [sales];
  return testBusiness({ sources, metrics, holidays, judgedDays: story.judged_days, horizonDays: 1 });
}

function lines(rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join('');
}
