import type { OperationHourJson } from '../../../api/operations/schema.ts';
import { sparkline } from '../../../report/charts/tiles/sparkline.ts';
import type { HourFigureName } from './outside-text.ts';

const OPTIONS = { theme: 'page', width: 720, height: 64 } as const;

/** A figure by the hour in the range of the same hours of earlier weeks. */
export function hoursChart(title: string, name: HourFigureName, hours: readonly OperationHourJson[]): string {
  const days = hours.map(({ [name]: { y, usual } }) => ({
    y,
    lower: usual?.lower ?? null,
    upper: usual?.upper ?? null,
  }));
  const label = `${title} of ${hours.length} hours, in the range of the same hours of the last eight weeks`;
  return sparkline({ label, days, state: 'normal' }, OPTIONS);
}
