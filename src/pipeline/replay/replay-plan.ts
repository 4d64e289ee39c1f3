import type { Day } from '../../calendar/day.ts';
import { calendarOf } from '../../calendar/calendar-row.ts';
import type { Verdict } from '../../detect/verdict.ts';
import type { RecordedVerdict } from '../../store/verdicts/load-recorded-verdicts.ts';
import type { StoredVerdict } from '../../store/verdicts/verdict-row.ts';
import type { JudgeJob } from '../judge/judge-job.ts';
import { lenderOf } from '../judge/judge-plan.ts';
import { goesOn, type SeriesThen } from './series-then.ts';

/** Verdicts that one job makes again, in the order of its due days. */
export interface ReplayJob {
  readonly job: JudgeJob;
  readonly verdicts: readonly Replayed[];
}

/** A recorded verdict, and what its run knew of the series. */
export interface Replayed {
  readonly recorded: RecordedVerdict;
  readonly knew: SeriesThen;
}

const NOTHING_KNOWN: Verdict = { status: 'no_data', value: null, expectation: null };

/** Whether the run had nothing of the series on that day: no verdict is made then. */
export function hadNothing({ recorded: { day }, knew: { start, isActive, inputs } }: Replayed): boolean {
  return start === undefined || day < start || !isActive(day < inputs.asOf ? day : inputs.asOf);
}

/**
 * The jobs that make the verdicts of a series again. Runs that only added days to what earlier ones knew share one, because no verdict
 * depends on later days.
 *
 * @param replayed by run and day
 */
export function replayJobs(replayed: readonly Replayed[]): ReplayJob[] {
  const jobs: { readonly base: SeriesThen; readonly verdicts: Replayed[] }[] = [];
  for (const one of replayed.toReversed()) {
    const last = jobs.at(-1);
    if (last && (last.base === one.knew || goesOn(one.knew, last.base))) last.verdicts.push(one);
    else jobs.push({ base: one.knew, verdicts: [one] });
  }
  const first = firstExpectations(replayed);
  return jobs.flatMap(({ base, verdicts }) => {
    const { known, whole, run, inputs } = base;
    if (!known) return [];
    const job: JudgeJob = {
      series: known,
      closures: run.business.closures,
      holidays: calendarOf(run.business.holidays, known.slice),
      whole: lenderOf(known, whole),
      levelChanges: inputs.levelChanges,
      due: verdicts.map(({ recorded, knew }) => {
        return { day: recorded.day, expected: first.get(recorded) ?? null, asOf: knew.inputs.asOf };
      }),
      horizonDays: 0,
      levels: run.business.intervalLevels,
      isNew: false,
      cache: null,
    };
    return [{ job, verdicts }];
  });
}

/** What each verdict that replaced one of the same rule and model was judged by: the expectation of that one. */
function firstExpectations(
  replayed: readonly Replayed[],
): ReadonlyMap<RecordedVerdict, StoredVerdict['verdict']['expectation']> {
  const current = new Map<Day, RecordedVerdict>();
  const first = new Map<RecordedVerdict, StoredVerdict['verdict']['expectation']>();
  for (const { recorded } of replayed) {
    const before = current.get(recorded.day);
    if (before && before.ruleHash === recorded.ruleHash && before.modelVersion === recorded.modelVersion)
      first.set(recorded, before.verdict.expectation);
    current.set(recorded.day, recorded);
  }
  return first;
}

/** The row that a verdict made again gives. @param verdict null where nothing was known of the series */
export function replayedRow({ recorded, knew }: Replayed, verdict: Verdict | null): StoredVerdict {
  const { metric, slice, day } = recorded;
  const { asOf, ruleHash, versionOn } = knew.inputs;
  return {
    ...{ metric, slice, day, ruleHash, modelVersion: versionOn(day) },
    verdict: verdict ?? NOTHING_KNOWN,
    valueVersion: verdict ? (knew.versions.get(day) ?? null) : null,
    reconstructed: day < asOf - 1,
  };
}
