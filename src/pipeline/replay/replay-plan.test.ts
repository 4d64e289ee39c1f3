import { expect, test } from 'vitest';
import { testBusiness } from '../../../test/fixtures/business.ts';
import { MONDAY } from '../../../test/fixtures/histories.ts';
import { metric } from '../../../test/fixtures/metrics.ts';
import { testSource } from '../../../test/fixtures/source.ts';
import { addDays } from '../../calendar/day.ts';
import type { RecordedVerdict } from '../../store/verdicts/load-recorded-verdicts.ts';
import type { ValueVersion } from '../../store/versions/load-value-versions.ts';
import type { JudgingRun } from '../judge/judging-run.ts';
import { replayJobs } from './replay-plan.ts';
import { seriesThen } from './series-then.ts';

const watched = metric({ dimensions: ['country'] });
const business = testBusiness({ sources: [testSource('fact_sales', { id: 'shop' })], metrics: [watched] });
const YOUNG_FROM = 20;
const DAYS = 30;

/** What runs read of the days from one on, by the run of each. */
const versions = (from: number, corrected: Readonly<Record<number, number>> = {}): ValueVersion[] =>
  Array.from({ length: DAYS - from }, (_, index) => ({
    ...{ day: addDays(MONDAY, from + index), numerator: 100 + from + index, denominator: null, hasRows: true },
    knownFromRun: 1,
  })).flatMap((one) => {
    const value = corrected[one.day - MONDAY];
    return value === undefined ? [one] : [one, { ...one, numerator: value, knownFromRun: 2 }];
  });

/** A run that knows the days before one. */
const runBefore = (runId: number, days: number): JudgingRun => {
  const through = addDays(MONDAY, days - 1);
  const source = { through, lastDay: through, usualSilence: 0 };
  const fresh = { lastClosed: through, sources: new Map([['shop', source]]), running: null };
  return { runId, business, fresh, faultyDays: () => [], faultsOf: () => [] };
};

const recorded = (runId: number, day: number): RecordedVerdict => ({
  ...{ metric: watched.id, slice: 'country=AT', day: addDays(MONDAY, day), runId, ruleHash: '', modelVersion: '' },
  ...{ valueVersion: 1, reconstructed: false, verdict: { status: 'no_data', value: null, expectation: null } },
});

/** The jobs of a slice that two runs have judged, by what they read of the whole. */
const jobsOf = (ofWhole: readonly ValueVersion[], own = versions(YOUNG_FROM)) =>
  replayJobs(
    [runBefore(1, DAYS - 1), runBefore(2, DAYS)].map((run) => ({
      recorded: recorded(run.runId, DAYS - 3 + run.runId),
      knew: seriesThen(watched, 'country=AT', { own, ofWhole }, run),
    })),
  );

test('a slice that began later has the days of its whole, one that is as old has none', () => {
  const [job, ...others] = jobsOf(versions(0));
  expect(others).toEqual([]);
  expect(job?.job.whole).toEqual({ start: MONDAY, values: Array.from({ length: DAYS }, (_, day) => 100 + day) });
  expect(jobsOf(versions(0), versions(0)).map(({ job: { whole } }) => whole)).toEqual([null]);
});

test('runs that knew other days of the whole share no job', () => {
  const jobs = jobsOf(versions(0, { 5: 7 }));
  expect(jobs.map(({ job: { whole } }) => whole?.values[5])).toEqual([7, 105]);
});
