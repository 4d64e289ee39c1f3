import type { ForecastPoint } from '../../forecast/forecast.ts';
import { columnNames, dayColumn, intervalsColumn, numberColumn, readRow, type Columns } from '../column.ts';
import type { Row } from '../connect/database.ts';

const POINT: Columns<ForecastPoint> = {
  day: dayColumn,
  yhat: numberColumn,
  yhat_lower: numberColumn,
  yhat_upper: numberColumn,
  intervals: intervalsColumn,
};

/** The columns of the table `forecasts` that a point is read from. */
export const POINT_COLUMNS = columnNames(POINT);

/** A forecast with its intervals; rows without `yhat_lower` have none. */
export function readPoint(row: Row): ForecastPoint {
  return readRow(POINT, row);
}
