import type { Mapping } from './mapping.ts';
import { namedZone, type NamedZone } from './names/named-zone.ts';
import type { Decisions } from './proposal.ts';
import type { Sample } from './sample.ts';
import type { TimeReading } from './times/time-reading.ts';
import { zoneColumn } from './zone-column.ts';

type TimeForm = Extract<TimeReading, { kind: 'form' }>;

/** The zone of times that don't name one, and where it stands. */
export interface ProposedZone {
  /** Null if the file does not tell it. */
  readonly zone: string | null;
  /** The columns that are read for it. */
  readonly used: readonly number[];
  readonly remarks: readonly string[];
}

/** Finds the zone of times: as decided, behind each time, in the name of their column, or in a column of zones. */
export function proposedZone(mapped: Mapping, sample: Sample, time: TimeForm, decisions: Decisions): ProposedZone {
  const named = namedZone(sample.header[mapped.columns.get('ts') ?? -1] ?? '');
  const remarks = namedRemarks(named, time, decisions);
  if (time.namesZone || time.dateOnly) return { zone: null, used: [], remarks };
  const known = decisions.fileZone ?? zoneInFormat(time.format) ?? named?.zone ?? null;
  if (known !== null) return { zone: known, used: [], remarks };
  const beside = zoneColumn(sample);
  if (beside === null) return { zone: null, used: [], remarks };
  return { zone: beside.zone, used: beside.zone === null ? [] : [beside.index], remarks: [...remarks, beside.remark] };
}

/** What a zone in the name of the time column leaves open. */
function namedRemarks(named: NamedZone | null, { dateOnly, namesZone }: TimeForm, { fileZone }: Decisions): string[] {
  if (named === null || namesZone || fileZone !== undefined) return [];
  const says = `the name of the time column says ${named.words}`;
  if (dateOnly)
    return [`${says}, but days without times belong to the business's zone: export times to have them converted`];
  return named.isCertain ? [] : [`${says}: its times are read as of ${named.zone}; --file-zone for another zone`];
}

/** The zone that stands behind each time, as its pattern has it. */
function zoneInFormat(format: string): string | null {
  return namedZone(/\[([A-Z]\w*\/[\w/+-]+)\]/.exec(format)?.[1] ?? '')?.zone ?? null;
}
