const MINUTE_MS = 60_000;

/** Abbreviations of zones that mean one offset wherever exports write them. */
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  ...{ Z: 0, UTC: 0, GMT: 0, WET: 0, WEST: 60, BST: 60, CET: 60, CEST: 120, MEZ: 60, MESZ: 120, EET: 120, EEST: 180 },
  ...{ MSK: 180, EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, AKST: -540 },
  ...{ AKDT: -480, HST: -600, JST: 540, KST: 540, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780 },
};

/** In a regular expression: `Z`, `UTC`, `-0400`, `+02`, `+5:30`, `GMT+2`, `PST`. */
export const OFFSET = String.raw`(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|${Object.keys(ABBREVIATIONS)
  .sort((a, b) => b.length - a.length)
  .join('|')}`;

/** Returns the offset in milliseconds; null if it is invalid. */
export function offsetMs(text: string): number | null {
  const upper = text.toUpperCase();
  const named = ABBREVIATIONS[upper];
  if (named !== undefined) return named * MINUTE_MS;
  const [, sign, hours = '', minutes = '0'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(upper) ?? [];
  if (sign === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}
