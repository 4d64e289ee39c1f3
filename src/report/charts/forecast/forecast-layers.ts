import { dayAxis, gridLines } from './axes.ts';
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
  /** Distinguishes the ids of several charts on a page. */
  readonly id: string;
  readonly linkTo?: LinkTo | undefined;
}

/** All that stands in the frame of a forecast chart, from the ground up, in shares of the frame. */
export function forecastLayers(model: Plot, options: LayerOptions, paint: Paint): string {
  return [
    gridLines(model, paint),
    closedDays(model, options.id, paint),
    shapes(model, paint, options),
    dayAxis(model, paint),
    runningDayMark(model, paint),
    eventsLane(model, paint),
    totalLabel(model, paint),
    verdictMarks(model, paint, options.linkTo),
    focusLabel(model, paint),
  ].join('');
}
