import type { Business } from '../../config/business.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadExpectedEvents } from '../../store/incidents/calendar-events.ts';
import { loadLevelChanges } from '../../store/incidents/level-changes.ts';

/** A business with what feedback on incidents had made known by a run: events of its calendar, and new levels. */
export async function withFeedback(db: Database, business: Business, runId: number): Promise<Business> {
  const declared = new Set(business.holidays.map(keyOf));
  const expected = (await loadExpectedEvents(db, runId)).filter((row) => !declared.has(keyOf(row)));
  const levelChanges = await loadLevelChanges(db, runId);
  if (expected.length === 0 && levelChanges.length === 0) return business;
  return {
    ...business,
    holidays:
      expected.length === 0 ? business.holidays : [...business.holidays, ...expected].sort((a, b) => a.ds - b.ds),
    levelChanges,
  };
}

function keyOf({ ds, holiday, scope }: Business['holidays'][number]): string {
  return JSON.stringify([ds, holiday, scope]);
}
