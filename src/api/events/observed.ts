import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import type { ReadModel } from '../../pipeline/read/read-model.ts';
import type { RunStatus } from '../../pipeline/run-status.ts';
import { incidentJson } from '../../report/incident-json.ts';
import { StoreError } from '../../store/connect/database.ts';
import type { Results } from './schema.ts';

/** What events are about, as it is at a moment. */
export interface Observed {
  readonly run: RunStatus | null;
  readonly results: Results;
  /** The open incidents, and the newest of those that are over, as JSON by their ids. */
  readonly incidents: ReadonlyMap<string, string>;
}

/** An event of the stream. */
export interface StreamEvent {
  readonly id: string;
  readonly event: 'run' | 'results' | 'incident';
  readonly data: string;
}

const MOST_INCIDENTS = 200;
const NO_RESULTS: Results = { run_id: null, as_of: null, actions: 0, staleness: null };

/** Looks at what events are about. Incidents are read once a read model, however many listen. */
export function observer(current: CurrentReadModel, status: () => RunStatus | null): () => Promise<Observed> {
  const incidents = new WeakMap<ReadModel, Promise<ReadonlyMap<string, string>>>();
  return async () => {
    try {
      const model = await current();
      if (!model) return { run: status(), results: NO_RESULTS, incidents: new Map() };
      const known = incidents.get(model) ?? incidentsOf(model);
      incidents.set(model, known);
      // What failed once may be read at the next look.
      known.catch(() => incidents.delete(model));
      return { run: status(), results: resultsOf(model), incidents: await known };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { run: status(), results: { ...NO_RESULTS, staleness: error.message }, incidents: new Map() };
    }
  };
}

/** What has changed between two looks; at the first one everything but the incidents. */
export function changes(before: Observed | null, now: Observed): StreamEvent[] {
  const id = `${now.results.run_id ?? 0}.${now.results.actions}`;
  const events: StreamEvent[] = [];
  const [run, results] = [JSON.stringify(now.run), JSON.stringify(now.results)];
  if (!before || JSON.stringify(before.run) !== run) events.push({ id, event: 'run', data: run });
  if (before && before.results.run_id !== null)
    for (const [incident, data] of now.incidents)
      if (before.incidents.get(incident) !== data) events.push({ id, event: 'incident', data });
  if (!before || JSON.stringify(before.results) !== results) events.push({ id, event: 'results', data: results });
  return events;
}

async function incidentsOf(model: ReadModel): Promise<ReadonlyMap<string, string>> {
  const found = await model.incidents({ offset: 0, limit: MOST_INCIDENTS });
  return new Map(found.map((one) => [one.id, JSON.stringify(incidentJson(one, model.business.currency))]));
}

function resultsOf({ runId, asOf, actions, staleness }: ReadModel): Results {
  return { run_id: runId, as_of: asOf.toISOString(), actions, staleness: staleness?.reason ?? null };
}
