import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Day } from '../../src/calendar/day.ts';
import { judgingInput, type JudgingInput } from '../../src/detect/expectation.ts';
import type { Rule } from '../../src/detect/rule.ts';
import type { HolidayRow } from '../../src/calendar/holiday-row.ts';
import { eventDays } from '../../src/forecast/events/event-days.ts';
import { membersWithEvents } from '../../src/forecast/members/default-members.ts';
import {
  rollingForecast,
  type EnsembleCache,
  type RollingForecast,
} from '../../src/forecast/ensemble/rolling-forecast.ts';
import { START } from './generator.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const COLLECTED_EVERY = 100;
const folder = join(tmpdir(), 'evenkeel-bench-detection');

/** Forecasts take minutes, rules seconds: forecasts are kept between runs for as long as the code that makes them is the same. */
const codeDigest = digestOf(
  ['src/forecast', 'src/calendar', 'src/stats']
    .flatMap((room) => readdirSync(join(root, room), { recursive: true }).map((file) => join(room, String(file))))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
    .map((file) => readFileSync(join(root, file), 'utf8')),
);

/** A series and the days to judge. */
export interface Subject {
  /** By default that of the generated series. */
  readonly start?: Day;
  readonly values: readonly (number | null)[];
  readonly holidays: readonly HolidayRow[];
  readonly from: number;
  readonly to: number;
}

/** What each day is judged by, issued the day before; a warm start gives the same results sooner. */
export function judgingInputs(subject: Subject, rule: Rule, warm?: EnsembleCache): (JudgingInput | null)[] {
  const { values, from, to } = subject;
  const rolling = rollingOf(subject, issued(subject, warm));
  const watched = { rolling, volumes: values.map(() => null) };
  return Array.from({ length: to - from }, (_, day) => judgingInput(watched, from + day, rule));
}

/** The forecasts of all days of a subject. */
export function issued(subject: Subject, warm?: EnsembleCache): EnsembleCache {
  const name = join(folder, `${digestOf([codeDigest, subject])}.json`);
  if (existsSync(name)) return JSON.parse(readFileSync(name, 'utf8')) as EnsembleCache;
  const made = collected(subject, warm);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${name}.part`, JSON.stringify(made));
  renameSync(`${name}.part`, name);
  return made;
}

/** One rolling forecast keeps the origins of its last months: those of all days are collected on the way. */
function collected(subject: Subject, warm?: EnsembleCache): EnsembleCache {
  const rolling = rollingOf(subject, warm);
  const ahead = new Map(warm?.ahead);
  let weights: EnsembleCache['weights'] = [];
  for (let day = subject.from; day < subject.to; day++) {
    rolling.yhat(day);
    if (day % COLLECTED_EVERY !== 0 && day < subject.to - 1) continue;
    const cache = rolling.cache(day);
    for (const [origin, forecasts] of cache.ahead) ahead.set(origin, forecasts);
    weights = cache.weights;
  }
  return { ahead: [...ahead], weights };
}

/** The forecasts that are known at a day. */
export function knownAt({ ahead }: EnsembleCache, day: number): EnsembleCache {
  return { ahead: ahead.filter(([origin]) => origin <= day), weights: [] };
}

function rollingOf({ start = START, values, holidays, to }: Subject, cache?: EnsembleCache): RollingForecast {
  return rollingForecast(
    { start, values: values.slice(0, to) },
    membersWithEvents(holidays),
    cache,
    eventDays(holidays),
  );
}

function digestOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}
