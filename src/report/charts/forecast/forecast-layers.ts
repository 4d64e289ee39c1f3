import { dayAxis, gridLines, limitLines } from './axes.ts';
import { closedDays } from './closed-days.ts';
import { eventsLane } from './events-lane.ts';
import { focusLabel } from './focus-label.ts';
import { totalLabel } from './total-label.ts';
import { runningDayMark } from './running-day-mark.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Plot } from './plot.ts';
import { shapes, type Detail } from './shapes.ts';
import { verdictMarks, type LinkTo } from './verdict-marks.ts';

export interface LayerOptions extends Detail {
  /** A prefix that keeps the ids of several charts on a page apart. */
  readonly id: string;
  readonly linkTo?: LinkTo | undefined;
}

/** The layers of a forecast chart's plot area, from back to front. */
export function forecastLayers(model: Plot, options: LayerOptions, paint: Paint): string {
  return [
    gridLines(model, paint),
    closedDays(model, options.id, paint),
    shapes(model, paint, options),
    limitLines(model, paint),
    dayAxis(model, paint),
    runningDayMark(model, paint),
    eventsLane(model, paint),
    totalLabel(model, paint),
    verdictMarks(model, paint, options.linkTo),
    focusLabel(model, paint),
  ].join('');
}
