import { zone } from '../../../calendar/zone.ts';

/** The zone that a column's name gives its times. */
export interface NamedZone {
  /** IANA name. */
  readonly zone: string;
  /** What stands in the name. */
  readonly words: string;
  /** The name without it. */
  readonly rest: string;
  /** False for an abbreviation, which may mean other zones too, or a clock that never changes. */
  readonly isCertain: boolean;
}

/** Abbreviations as exports write them: of the zone whose clock an office there shows, in summer and in winter. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ...{ WET: 'Europe/Lisbon', WEST: 'Europe/Lisbon', BST: 'Europe/London', CET: 'Europe/Brussels' },
  ...{ CEST: 'Europe/Brussels', MEZ: 'Europe/Berlin', MESZ: 'Europe/Berlin', EET: 'Europe/Athens' },
  ...{ EEST: 'Europe/Athens', MSK: 'Europe/Moscow', ET: 'America/New_York', EST: 'America/New_York' },
  ...{ EDT: 'America/New_York', CT: 'America/Chicago', CST: 'America/Chicago', CDT: 'America/Chicago' },
  ...{ MT: 'America/Denver', MST: 'America/Denver', MDT: 'America/Denver', PT: 'America/Los_Angeles' },
  ...{ PST: 'America/Los_Angeles', PDT: 'America/Los_Angeles', IST: 'Asia/Kolkata', JST: 'Asia/Tokyo' },
  ...{ KST: 'Asia/Seoul', HKT: 'Asia/Hong_Kong', SGT: 'Asia/Singapore', AEST: 'Australia/Sydney' },
  ...{ AEDT: 'Australia/Sydney', AWST: 'Australia/Perth', NZST: 'Pacific/Auckland', NZDT: 'Pacific/Auckland' },
  ...{ МСК: 'Europe/Moscow' },
};
const AMERICAN: Readonly<Record<string, string>> = {
  ...{ eastern: 'America/New_York', central: 'America/Chicago' },
  ...{ mountain: 'America/Denver', pacific: 'America/Los_Angeles' },
};

const IANA = /(?<![\p{L}\d])[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z_-]+){1,2}/u;
const OFFSET = /(?<![\p{L}\d])(?:UTC|GMT)? ?([+\u2212-])(\d{1,2})(?::?(\d{2}))?(?!\d)/iu;
const UTC = /(?<![\p{L}\d])(?:UTC|GMT|Zulu)(?![\p{L}\d])/iu;
const AMERICAN_TIME = /(?<![\p{L}\d])(eastern|central|mountain|pacific) (?:(?:standard|daylight) )?time(?!\p{L})/iu;
const ABBREVIATION = /(?<![\p{L}\d])\p{Lu}{2,4}(?![\p{L}\d])/gu;

/**
 * Returns the zone in the name of a column of times; null without one.
 * @example namedZone('Created date (UTC)')?.zone // 'UTC'
 * @example namedZone('Date (America/New_York)')?.zone // 'America/New_York'
 * @example namedZone('Time GMT+02:00')?.zone // 'Etc/GMT-2'
 * @example namedZone('Time [CET]')?.zone // 'Europe/Brussels'
 * @example namedZone('Date (Eastern Time)')?.zone // 'America/New_York'
 * @example namedZone('Date') // null
 */
export function namedZone(name: string): NamedZone | null {
  // Lower-case names separate their words by _.
  const text = name.replaceAll(/(?<=[a-z\d])_|_(?=[a-z\d])/g, ' ');
  const iana = IANA.exec(name)?.[0];
  if (iana !== undefined && isZone(iana)) return found(name, iana, iana, true);
  const offset = OFFSET.exec(text);
  const ofOffset = offset && offsetZone(offset[1] ?? '', Number(offset[2]), Number(offset[3] ?? 0));
  if (offset && ofOffset) return found(text, offset[0].trim(), ofOffset, !CHANGING.has(ofOffset));
  const utc = UTC.exec(text)?.[0];
  if (utc !== undefined) return found(text, utc, 'UTC', true);
  const american = AMERICAN_TIME.exec(text);
  const ofAmerican = AMERICAN[american?.[1]?.toLowerCase() ?? ''];
  if (american && ofAmerican !== undefined) return found(text, american[0], ofAmerican, false);
  for (const [word] of text.matchAll(ABBREVIATION)) {
    const known = ABBREVIATIONS[word];
    if (known !== undefined) return found(text, word, known, false);
  }
  return null;
}

function found(name: string, words: string, zoneName: string, isCertain: boolean): NamedZone {
  return { zone: zoneName, words, rest: name.replace(words, ' '), isCertain };
}

/** The zone of a fixed offset; of one without a name, such as half an hour, the zone that keeps it in winter or always; null where none does. */
function offsetZone(sign: string, hours: number, minutes: number): string | null {
  const isEast = sign === '+';
  if (minutes === 0 && hours === 0) return 'UTC';
  if (minutes === 0 && hours <= (isEast ? 14 : 12)) return `Etc/GMT${isEast ? '-' : '+'}${hours}`;
  return (isEast ? EASTERN : WESTERN)[`${hours}:${minutes}`] ?? null;
}

const EASTERN: Readonly<Record<string, string>> = {
  ...{ '3:30': 'Asia/Tehran', '4:30': 'Asia/Kabul', '5:30': 'Asia/Kolkata', '5:45': 'Asia/Kathmandu' },
  ...{ '6:30': 'Asia/Yangon', '8:45': 'Australia/Eucla', '9:30': 'Australia/Darwin' },
  ...{ '10:30': 'Australia/Lord_Howe', '12:45': 'Pacific/Chatham' },
};
const WESTERN: Readonly<Record<string, string>> = { '3:30': 'America/St_Johns', '9:30': 'Pacific/Marquesas' };
/** Those whose clocks change, and may be meant without it. */
const CHANGING: ReadonlySet<string> = new Set(['America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Chatham']);

function isZone(name: string): boolean {
  try {
    return zone(name).name === name;
  } catch {
    return false;
  }
}
