import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { daysBetween, dayFromIso, isoDay } from '../../src/calendar/day.ts';
import type { Business } from '../../src/config/business.ts';
import { toUnits } from '../../src/explain/explain-sum.ts';
import { catalogue } from '../../src/metrics/catalogue.ts';
import type { Measure } from '../../src/metrics/metric.ts';
import { silent } from '../../src/pipeline/progress.ts';
import { readModel } from '../../src/pipeline/read/read-model.ts';
import { run } from '../../src/pipeline/run.ts';
import type { IncidentDetail } from '../../src/report/incident-detail.ts';
import type { IncidentReport } from '../../src/report/incident-report.ts';
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
  /** The incidents that there must be: their id, type and state. */
  readonly incidents: readonly string[];
  /** What an incident has cost by the facts: the difference to those of another story, of the days and the country that it is about. */
  readonly cost?: {
    readonly incident: string;
    readonly from: string;
    readonly to: string;
    readonly country?: string;
    /** What is unusual in the other story; by default nothing. */
    readonly instead?: readonly Unusual[];
  };
}

describe.each(scenarioEngines)('on $name', (engine) => {
  test.each(readdirSync(folder).toSorted())('%s', async (name) => {
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
    const gaps: (readonly [impact: number, explained: number | null])[] = [];
    for (const { id } of found.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const detail = await model.incident(id);
      if (!detail) continue;
      texts.push(incidentLines(detail, business.currency).join('\n'));
      if (detail.impact !== null && detail.state !== 'withdrawn') gaps.push([detail.impact, explainedUnits(detail)]);
    }
    expect(found.map(({ id, type, state }) => `${id} ${type} ${state}`).toSorted()).toEqual(story.incidents);
    expect(gaps.map(([, explained]) => explained)).toEqual(gaps.map(([impact]) => impact));
    if (story.cost) expectCost(story, story.cost, found);
    await expect(texts.map((text) => `${text}\n`).join('\n')).toMatchFileSnapshot(join(folder, name, 'expected.txt'));
  });
});

/** The gap that the explanation of an incident splits, in cents: its parts add up to it exactly. */
function explainedUnits({ reason, decimals }: IncidentDetail): number | null {
  if (reason?.status !== 'explained') return null;
  const { split, actual, expected } = reason;
  const gap = toUnits(actual, decimals) - toUnits(expected, decimals);
  if (!split) return gap;
  const parts = [...split.causes, split.rest].reduce((sum, { units }) => sum + units, 0);
  return split.units === gap && parts === gap ? gap : null;
}

/** Within the noise of the forecast and of the facts: a tenth of what the days would have brought. */
const NOISE = 0.1;

function expectCost(story: StoryFile, cost: NonNullable<StoryFile['cost']>, found: readonly IncidentReport[]): void {
  const incident = found.find(({ id }) => id === cost.incident);
  const planned = taken(storySales({ ...story, unusual: cost.instead ?? [] }), cost);
  const lost = planned - taken(storySales(story), cost);
  expect(incident?.slice).toBe(cost.country === undefined ? '' : `country=${cost.country}`);
  expect(incident && [incident.onset, incident.lastAlert].map(isoDay)).toEqual([cost.from, cost.to]);
  expect(lost).toBeGreaterThan(2 * NOISE * planned);
  expect(-(incident?.impact ?? NaN)).toBeGreaterThan(lost - NOISE * planned);
  expect(-(incident?.impact ?? NaN)).toBeLessThan(lost + NOISE * planned);
}

/** The cents of some rows of sales. */
function taken(rows: readonly string[], { from, to, country }: NonNullable<StoryFile['cost']>): number {
  return rows.reduce((sum, row) => {
    const [, , at = '', amount = '', where] = row.split(',');
    const day = at.slice(0, 10);
    const isOwn = day >= from && day <= to && (country === undefined || country === where);
    return isOwn ? sum + Number(amount.replace('.', '')) : sum;
  }, 0);
}

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
