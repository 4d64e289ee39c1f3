import { expect, test } from 'vitest';
import { incidentDetail } from '../../../../test/fixtures/incidents.ts';
import { only } from '../../../../test/fixtures/metrics.ts';
import { addDays, dayFromIso } from '../../../calendar/day.ts';
import { incidentAbout, incidentSentence } from './incident-text.ts';

const DAY = dayFromIso('2026-09-21');
const [revenue, orders] = only('revenue', 'orders');

test('the days of an incident are those that its cost was counted on, though another series was off before and after', () => {
  if (!revenue || !orders) throw new Error('the catalogue has neither');
  const { members } = incidentDetail(revenue, DAY, { lastAlert: addDays(DAY, 2) });
  const also = incidentDetail(orders, addDays(DAY, -9), { lastAlert: addDays(DAY, 4) }).members;
  const incident = incidentDetail(revenue, DAY, {
    ...{ onset: addDays(DAY, -9), lastAlert: addDays(DAY, 4) },
    members: [...members, ...also],
  });
  expect(incidentSentence(incident, 'EUR')).toBe('Critical: revenue is €90.00 short over 3 days; also orders');
  expect(incidentAbout(incident, 2026)).toBe('drop over 3 days since Mon 21 Sep; also orders');
});

test('an incident of slices alone has the cost of the one that it is named after, as its explanation, and that of all', () => {
  if (!revenue) throw new Error('the catalogue has no revenue');
  const base = incidentDetail(revenue, DAY);
  const members = ['country=AT', 'country=DE'].flatMap((slice) => base.members.map((member) => ({ ...member, slice })));
  const slices = { ...base, slice: 'country=AT', impact: -18_000, members };
  expect(incidentSentence(slices, 'EUR')).toBe(
    'Critical: revenue (AT) is €90.00 short over 1 day; also revenue (DE); €180 short together',
  );
  const whole = { ...slices, slice: '', members: [...base.members, ...members], impact: -9000 };
  expect(incidentSentence(whole, 'EUR')).toBe(
    'Critical: revenue is €90.00 short over 1 day; also revenue (AT) and revenue (DE)',
  );
});
