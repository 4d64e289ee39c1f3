import { describe, expect, test } from 'vitest';
import { sweptZones } from '../../test/fixtures/swept-zones.ts';
import { zoneOffsets } from './zone-offsets.ts';

const HOUR_MS = 3_600_000;

/** The offset that Intl prints, such as GMT+05:30, in seconds. */
function printedOffset(zone: string): (instantMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (instantMs) => {
    const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
      /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(format.format(instantMs)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  };
}

test('an unknown zone is rejected', () => {
  expect(() => zoneOffsets('Europe/Atlantis')).toThrow(RangeError);
});

describe('the offsets of every zone', () => {
  test.each(sweptZones)('%s tile time, and are what Intl prints around each change and in between', (zone) => {
    const offsets = zoneOffsets(zone);
    const printed = printedOffset(zone);
    expect(offsets[0]?.sinceMs).toBe(Date.UTC(1800, 0));
    expect(offsets.at(-1)?.untilMs).toBe(Date.UTC(2200, 0));
    const wrong: string[] = [];
    for (const [index, { sinceMs, untilMs, offsetSeconds }] of offsets.entries()) {
      if (index > 0 && offsets[index - 1]?.untilMs !== sinceMs) wrong.push(`gap at ${sinceMs}`);
      const first = Math.max(sinceMs, Date.UTC(1900, 0));
      const last = Math.min(untilMs, Date.UTC(2100, 0)) - 1000;
      const inside = [first, first + HOUR_MS, (first + last) / 2, last - HOUR_MS, last];
      for (const instant of inside) {
        const second = Math.floor(instant / 1000) * 1000;
        if (second >= first && second <= last && printed(second) !== offsetSeconds)
          wrong.push(new Date(second).toISOString());
      }
    }
    expect(wrong).toEqual([]);
  });
});
