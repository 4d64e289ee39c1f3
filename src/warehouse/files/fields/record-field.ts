import type { Refusal } from './field.ts';

/** Parses fields of a record into one value, as a `Field` does one. */
export interface RecordField {
  /** The fields of a record that it reads. */
  readonly indexes: readonly number[];
  readonly read: (record: readonly string[]) => string | null | RecordRefusal;
}

/** Why a record is rejected, and by which of its fields. */
export interface RecordRefusal extends Refusal {
  readonly index: number;
}

export function isRecordRefusal(value: string | null | RecordRefusal): value is RecordRefusal {
  return value !== null && typeof value === 'object';
}
