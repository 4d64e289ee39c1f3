import type { LevelChange } from '../../../metrics/level-change.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { dayText, shareText } from '../format.ts';
import type { IncidentDetail } from '../../incident-detail.ts';
import { seriesTitle } from '../series-title.ts';
import { actionText } from './incident-text.ts';

/** What became of a series of an incident whose level is the new normal. */
export interface ConfirmedLevel {
  readonly metric: Metric;
  readonly slice: string;
  /** `at_its_level`: its latest days are where they were expected before the incident. `unknown`: too little is known, or data are faulty. */
  readonly outcome: 'moved' | 'confirmed_before' | 'taken_back' | 'at_its_level' | 'unknown';
  /** With the first three. */
  readonly change: LevelChange | null;
}

/** What the new normal changes, a line for each series. */
export function confirmedLevelTexts(levels: readonly ConfirmedLevel[], year: number): string[] {
  return levels.map((level) => {
    const title = seriesTitle(level);
    const { outcome, change } = level;
    if (outcome === 'at_its_level') return `${title}: its latest days are at the level before; its forecast stays`;
    if (!change) return `${title}: too little is known of its level; its forecast stays`;
    if (outcome === 'taken_back') return `${title}: ${takenBackText(change, year)}; verdicts of earlier days stay`;
    const already = outcome === 'confirmed_before' ? 'already: ' : '';
    return `${title}: ${already}${levelChangeText(change, year)}; verdicts of earlier days stay`;
  });
}

/** `from Thu 24 Sep on expected at the level since Thu 10 Sep, 40% below the one before` */
function levelChangeText({ from, knownFrom, factor }: Omit<LevelChange, 'metric'>, year: number): string {
  return `from ${dayText(knownFrom, year)} on expected at the level since ${dayText(from, year)}, ${sizeText(factor)} the one before`;
}

/** `from Thu 24 Sep on expected as before Thu 10 Sep again` */
function takenBackText({ from, knownFrom }: Omit<LevelChange, 'metric'>, year: number): string {
  return `from ${dayText(knownFrom, year)} on expected by the level before ${dayText(from, year)} again`;
}

/** What people did about an incident, each with what it changed. */
export function actionTexts({ actions, levelChanges }: IncidentDetail, year: number): string[] {
  const textsOf = (isBack: boolean): string =>
    levelChanges
      .filter(({ factor }) => (factor === 1) === isBack)
      .map(
        (change) => `${seriesTitle(change)}: ${isBack ? takenBackText(change, year) : levelChangeText(change, year)}`,
      )
      .join('; ');
  return actions.map((action) => {
    const effect =
      action.feedback === 'new_normal' || action.kind === 'take_back' ? textsOf(action.kind === 'take_back') : '';
    return `${actionText(action, year)}${effect === '' ? '' : `. ${effect}`}`;
  });
}

/** A sentence beside a forecast: `New normal since Thu 10 Sep, 40% below the level before, confirmed by Ada: ...` */
export function levelChangeSentence({ from, knownFrom, factor, by }: LevelChange, year: number): string {
  const [since, known] = [dayText(from, year), dayText(knownFrom, year)];
  return `New normal since ${since}, ${sizeText(factor)} the level before, confirmed by ${by}: forecasts from ${known} on count earlier days at the new level.`;
}

function sizeText(factor: number): string {
  if (factor >= 10) return 'far above';
  return `${shareText(Math.abs(factor - 1))} ${factor < 1 ? 'below' : 'above'}`;
}
