import { zone as zoneOf } from '../../calendar/zone.ts';
import { byFrequency } from './by-frequency.ts';
import { namedZone } from './names/named-zone.ts';
import { normalName } from './names/normal-name.ts';
import { filledColumn, type Sample } from './sample.ts';

const NAMES =
  /^(?:time_?zone|tz|tz_name|timezone_name|(?:order|local|store|shop|event)_time_?zone|zeitzone|fuseau_horaire|fuseau|zona_horaria|fuso_horario|fuso_orario|tijdzone)$/;

/** A column that names the zones of the times beside it. */
export interface ZoneColumn {
  readonly index: number;
  /** The zone of all rows; null if they have several, or one that is unknown. */
  readonly zone: string | null;
  readonly remark: string;
}

/** Returns the column of zones; null without one. */
export function zoneColumn(sample: Sample): ZoneColumn | null {
  const index = sample.header.findIndex((name) => NAMES.test(normalName(name)));
  if (index === -1) return null;
  const name = sample.header[index] ?? '';
  const values = byFrequency(filledColumn(sample, index).values);
  const [only = '', ...others] = values;
  const zone = others.length === 0 ? knownZone(only) : null;
  if (zone !== null) return { index, zone, remark: `'${name}' says ${only}: the times are read as of ${zone}` };
  const shown = values
    .slice(0, 3)
    .map((value) => `'${value}'`)
    .join(', ');
  const remark = `'${name}' is left out, because a file has one zone and this one says ${shown}: export times with their offsets, or give the zone by --file-zone`;
  return { index, zone: null, remark };
}

function knownZone(text: string): string | null {
  try {
    return zoneOf(text).name;
  } catch {
    return namedZone(text)?.zone ?? null;
  }
}
