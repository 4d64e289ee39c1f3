import type { Business } from '../../config/business.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadExpectedEvents } from '../../store/incidents/calendar-events.ts';

/** A business whose calendar has the events, too, that incidents turned out to be by a run. */
export async function withExpectedEvents(db: Database, business: Business, runId: number): Promise<Business> {
  const declared = new Set(business.holidays.map(keyOf));
  const expected = (await loadExpectedEvents(db, runId)).filter((row) => !declared.has(keyOf(row)));
  if (expected.length === 0) return business;
  return { ...business, holidays: [...business.holidays, ...expected].sort((a, b) => a.ds - b.ds) };
}

function keyOf({ ds, holiday, scope }: Business['holidays'][number]): string {
  return JSON.stringify([ds, holiday, scope]);
}
