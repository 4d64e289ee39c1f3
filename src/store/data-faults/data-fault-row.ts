import {
  DATA_FAULT_KINDS,
  type DataFault,
  type DataFaultEvidence,
  type DataFaultKind,
} from '../../detect/data-faults/data-fault.ts';
import type { Day } from '../../calendar/day.ts';
import { columnNames, dayColumn, readRow, textColumn, wordColumn, writeRow, type Columns } from '../column.ts';
import type { Param, Row } from '../connect/database.ts';

/**
 * Series that a fault touches: a metric, and empty for the whole, a dimension for all slices by it, or a slice `dim=value`.
 */
export type TouchedSeries = readonly [metric: string, slices: string];

/** A fault in the data of a source, with the series that it touches. */
export interface StoredDataFault extends DataFault {
  readonly touches: readonly TouchedSeries[];
}

interface Columned {
  readonly source: string;
  readonly day: Day;
  readonly kind: DataFaultKind;
  readonly place: string;
  readonly evidence: string;
  readonly touches: string;
}

const COLUMNS: Columns<Columned> = {
  source: textColumn,
  day: dayColumn,
  kind: wordColumn(DATA_FAULT_KINDS),
  place: textColumn,
  evidence: textColumn,
  touches: textColumn,
};

/** The columns of the table `data_faults`, but for `run_id` and `is_there`. */
export const DATA_FAULT_COLUMNS = columnNames(COLUMNS);

/** The values of `DATA_FAULT_COLUMNS`. */
export function writeDataFault({ evidence, touches, ...fault }: StoredDataFault): Param[] {
  return writeRow(COLUMNS, { ...fault, evidence: JSON.stringify(evidence), touches: JSON.stringify(touches) });
}

/** @throws TypeError for a value that no column can hold, such as an unknown kind */
export function readDataFault(row: Row): StoredDataFault {
  const { evidence, touches, ...fault } = readRow(COLUMNS, row);
  return { ...fault, evidence: evidenceOf(evidence), touches: touchesOf(touches) };
}

/** `writeDataFault` wrote it. */
function evidenceOf(json: string): DataFaultEvidence {
  return JSON.parse(json) as DataFaultEvidence;
}

/** `writeDataFault` wrote it. */
function touchesOf(json: string): TouchedSeries[] {
  return JSON.parse(json) as TouchedSeries[];
}
