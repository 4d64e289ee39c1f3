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
