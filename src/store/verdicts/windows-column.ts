import type { JudgedWindow } from '../../detect/window-boundaries.ts';
import type { Column } from '../column.ts';
import { numberLists } from '../row.ts';

/** A JSON list of windows, each a list of its numbers in this order: most verdicts have none, but there are millions of verdicts. */
export const windowsColumn: Column<readonly JudgedWindow[]> = {
  read: (from, column) =>
    numberLists(from, column).map(([days, yhat, known_days, expected, actual, error, limit, spread, ...boundaries]) => {
      const [warning_lower = null, warning_upper = null, critical_lower = null, critical_upper = null] = boundaries;
      const number = (value: number | null | undefined): number => {
        if (typeof value !== 'number') throw new TypeError(`column ${column} holds a window without a number`);
        return value;
      };
      return {
        days: number(days),
        yhat: number(yhat),
        known_days: number(known_days),
        expected: number(expected),
        actual: number(actual),
        error: number(error),
        limit: number(limit),
        spread: number(spread),
        warning_lower,
        warning_upper,
        critical_lower,
        critical_upper,
      };
    }),
  write: (windows) => JSON.stringify(windows.map(listOf)),
};

function listOf(window: JudgedWindow): (number | null)[] {
  const { days, yhat, known_days, expected, actual, error, limit, spread } = window;
  const { warning_lower, warning_upper, critical_lower, critical_upper } = window;
  const boundaries = [warning_lower, warning_upper, critical_lower, critical_upper];
  return [days, yhat, known_days, expected, actual, error, limit, spread, ...boundaries];
}
