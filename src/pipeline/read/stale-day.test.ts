import { expect, test } from 'vitest';
import { addDays } from '../../calendar/day.ts';
import { dayText } from '../../report/words/format.ts';
import { catalogue } from '../../metrics/catalogue.ts';
import { testBusiness } from '../../../test/fixtures/business.ts';
import { smallModel } from '../../../test/fixtures/small-model.ts';
import { testSource } from '../../../test/fixtures/source.ts';
import { staleDay } from './stale-day.ts';

test('a day of which a source of revenue has delivered a part is not judged, and one of operations changes nothing', () => {
  const model = smallModel();
  const { lastClosed } = model.fresh;
  const business = testBusiness({
    metrics: catalogue,
    sources: [testSource('fact_sales'), testSource('fact_ops_events', { id: 'log' })],
  });
  const reasonWith = (shop: number, log: number) => {
    const delivered = (days: number) => ({
      through: addDays(lastClosed, -days),
      lastDay: lastClosed,
      usualSilence: 0,
    });
    const sources = new Map([
      ['shop', delivered(shop)],
      ['log', delivered(log)],
    ]);
    return staleDay({ ...model, business, fresh: { ...model.fresh, sources } });
  };
  expect(reasonWith(0, 1)).toBeNull();
  expect(reasonWith(1, 0)).toEqual({
    day: lastClosed,
    sentence: `The data of ${dayText(lastClosed, 0)} are not known to be complete`,
  });
});
