import { expect, test } from 'vitest';
import { dayFromIso } from '../../calendar/day.ts';
import { INCIDENT_STATES } from '../../incidents/incident.ts';
import { announced } from './announced.ts';

const day = dayFromIso('2026-03-30');

test.each(INCIDENT_STATES.filter((state) => state !== 'open'))(
  'the end of an incident that is %s is announced',
  (state) => {
    const end = { kind: state, day, place: 1, ordinal: 1 };
    expect(announced({ state, lastAlert: day }, [end], day)).toEqual({
      kind: state,
      place: 1,
      ordinal: 1,
      isEnd: true,
    });
  },
);
