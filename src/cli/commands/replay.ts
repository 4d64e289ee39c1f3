import { dayFromIso, isoDay } from '../../calendar/day.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import { incidentVersion } from '../../incidents/rules.ts';
import type { Difference } from '../../pipeline/replay/difference.ts';
import { replay, type Replay } from '../../pipeline/replay/replay.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { plainText } from '../../warehouse/load-error.ts';
import type { Context } from '../context.ts';
import type { DaySpan } from '../program/option-values.ts';
import { withExistingStore } from '../with-store.ts';

export interface ReplayOptions {
  readonly days?: DaySpan;
  readonly format: 'table' | 'json';
}

const ALL_DAYS: DaySpan = { from: dayFromIso('0001-01-01'), to: dayFromIso('9999-12-31') };
/** How many differences are printed; JSON has all. */
const PRINTED = 20;

/**
 * `evenkeel replay [metric]`: makes every recorded verdict and incident again from what its run knew, and compares them. Stores nothing.
 *
 * @returns the exit code: 1 if anything is not made again
 * @throws ConfigError for a metric that there is not, and for days that were never judged
 */
export async function replayCommand(
  { business, ...context }: Context,
  progress: Progress,
  metricId: string | undefined,
  { days = ALL_DAYS, format }: ReplayOptions,
): Promise<number> {
  const metric = business.metrics.find(({ id }) => id === metricId) ?? null;
  if (metricId !== undefined && !metric)
    throw new ConfigError(`there is no metric '${metricId}': ${business.metrics.map(({ id }) => id).join(', ')}`);
  return withExistingStore({ business, ...context }, async (db) => {
    const span = { first: days.from, last: days.to };
    const replayed = await replay(db, business, metric, span, progress);
    if (!replayed) throw new ConfigError('no run has finished yet, so there is nothing to make again: evenkeel run');
    if (replayed.verdicts.verdicts + replayed.verdicts.outdated === 0)
      throw new ConfigError('none of these days was judged, so there is nothing to make again');
    process.stdout.write(format === 'json' ? `${JSON.stringify(replayJson(replayed), null, 2)}\n` : text(replayed));
    return replayed.differences.length === 0 ? 0 : 1;
  });
}

function replayJson({ verdicts, incidents, differences }: Replay) {
  return {
    data: {
      series: verdicts.series,
      verdicts: verdicts.verdicts,
      outdated_verdicts: verdicts.outdated,
      incidents: incidents?.incidents ?? null,
      transitions: incidents?.transitions ?? null,
      outdated_incidents: incidents?.outdated ?? null,
      other_rules: incidents?.otherRules ?? null,
      differences: differences.map(({ what, day, runId, column, recorded, replayed }) => {
        return { what, ds: isoDay(day), run_id: runId, column, recorded, replayed };
      }),
    },
  };
}

function text({ verdicts, incidents, differences }: Replay): string {
  const lines = [
    `Verdicts: ${verdicts.verdicts} of ${verdicts.series} series made again${outcome(verdicts.differences)}`,
    ...(incidents
      ? [
          `Incidents: ${incidents.incidents} with ${incidents.transitions} transitions made again${outcome(incidents.differences)}`,
        ]
      : []),
    ...outdatedTexts(verdicts.outdated, incidents),
    ...differences.slice(0, PRINTED).map(differenceText),
    ...(differences.length > PRINTED ? [`and ${differences.length - PRINTED} more: --format json has all`] : []),
  ];
  return lines.map((line) => `${plainText(line)}\n`).join('');
}

function outdatedTexts(verdicts: number, incidents: Replay['incidents']): string[] {
  const [count, rules] = [incidents?.outdated ?? 0, incidents?.otherRules ?? null];
  const ofDays = count === 0 || rules !== null ? '' : `, and ${count} incidents of their days`;
  return [
    ...(verdicts === 0 ? [] : [`Not made again: ${verdicts} verdicts of another rule, model or config${ofDays}`]),
    ...(rules === null
      ? []
      : [`Not made again: ${count} incidents, because the rules have changed from ${rules} to ${incidentVersion}`]),
  ];
}

function outcome(differences: readonly Difference[]): string {
  if (differences.length === 0) return ', all equal byte for byte';
  return `, ${differences.length} value${differences.length === 1 ? '' : 's'} different`;
}

function differenceText({ what, runId, column, recorded, replayed }: Difference): string {
  const by = runId === null ? '' : ` (run ${runId})`;
  return `${what}${by}: ${column}: recorded ${recorded || 'nothing'}, made again ${replayed || 'nothing'}`;
}
