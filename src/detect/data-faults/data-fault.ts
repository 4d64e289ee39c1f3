import { dayFromIso, isoDay, type Day } from '../../calendar/day.ts';

/** The version of the rules by which faults are found. Change it whenever the same data show other ones. */
export const dataFaultVersion = 'data-faults/5';

export const DATA_FAULT_KINDS = [
  'late',
  'hours_missing',
  'values_missing',
  'zero_filled',
  'loaded_twice',
  'unit_changed',
  'columns_changed',
  'rhythm_broken',
] as const;
/**
 * What is wrong with the data of a source on a day: it is not complete yet; a usual block of hours is empty; a value that is there every
 * day, such as a service, has no rows; a column is empty or zero; rows are there twice, or are those of an earlier day; amounts are in another unit; a column
 * has other values than ever before; no file or no value came although one comes every day.
 */
export type DataFaultKind = (typeof DATA_FAULT_KINDS)[number];

/** The figures that show a fault, by name. */
export type DataFaultEvidence = Readonly<Record<string, number | string | null>>;

/** A fault in the data of a source. */
export interface DataFault {
  readonly kind: DataFaultKind;
  readonly source: string;
  readonly day: Day;
  /** The column or value that it is about; empty where it is about whole rows. */
  readonly place: string;
  readonly evidence: DataFaultEvidence;
}

/** A fault that a day's profile shows. */
export type ProfileFault = Omit<DataFault, 'source' | 'day'>;

/** The first day of a fault that goes on. */
export function firstDay({ day, evidence: { since } }: Pick<DataFault, 'day' | 'evidence'>): Day {
  return typeof since === 'string' ? dayFromIso(since) : day;
}

/** A fault with its first day, where the source's day before had it too: it is one fault for as long as it lasts. */
export function goingOn(fault: DataFault, before: readonly DataFault[]): DataFault {
  const same = before.find(({ kind, place }) => kind === fault.kind && place === fault.place);
  if (!same) return fault;
  return { ...fault, evidence: { ...fault.evidence, since: isoDay(firstDay(same)) } };
}

/** The last day of each fault, in the order of `faults`. */
export function lastDays<T extends DataFault>(faults: readonly T[]): T[] {
  const last = new Map<string, T>();
  for (const fault of faults) {
    const key = JSON.stringify([fault.source, fault.kind, fault.place, firstDay(fault)]);
    if (fault.day > (last.get(key)?.day ?? -Infinity)) last.set(key, fault);
  }
  const kept = new Set(last.values());
  return faults.filter((fault) => kept.has(fault));
}
