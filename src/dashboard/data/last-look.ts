import type { SummaryJson } from '../../api/summary/schema.ts';

/** What a browser keeps of a look at the answers. */
export interface Look {
  /** ISO moment. */
  readonly at: string;
  /** The title and severity of each open incident by its id. */
  readonly open: Readonly<Record<string, { readonly title: string; readonly severity: string }>>;
  /** Days whose verdict had changed, as `metric slice day`. */
  readonly restated: readonly string[];
}

/** One thing that is otherwise than at the last look. */
export interface Change {
  /** An incident that somebody has settled or snoozed, or that has been over for a week, is no longer listed. */
  readonly kind: 'opened' | 'worsened' | 'over' | 'no longer listed' | 'restated';
  readonly title: string;
  /** Null for a restated day. */
  readonly incident: string | null;
}

export function lookOf({ incidents, restated }: SummaryJson, at: Date): Look {
  const open = incidents.filter(({ state }) => state === 'open');
  return {
    at: at.toISOString(),
    open: Object.fromEntries(open.map(({ id, title, severity }) => [id, { title, severity }])),
    restated: restated.map(dayKey),
  };
}

/** What opened, worsened, ended, left the list or was restated since a look, in this order. */
export function changesSince({ open, restated }: Look, summary: SummaryJson): Change[] {
  const now = summary.incidents.filter(({ state }) => state === 'open');
  const listed = new Map(summary.incidents.map(({ id, state }) => [id, state]));
  const before = Object.entries(open).map(([id, { title }]) => ({ id, title }));
  return [
    ...of(
      'opened',
      now.filter(({ id }) => !open[id]),
    ),
    ...of(
      'worsened',
      now.filter(({ id, severity }) => open[id]?.severity === 'warning' && severity === 'critical'),
    ),
    ...of(
      'over',
      before.filter(({ id }) => listed.has(id) && listed.get(id) !== 'open'),
    ),
    ...of(
      'no longer listed',
      before.filter(({ id }) => !listed.has(id)),
    ),
    ...summary.restated
      .filter((verdict) => !restated.includes(dayKey(verdict)))
      .map(({ title }): Change => ({ kind: 'restated', title, incident: null })),
  ];
}

function of(kind: Change['kind'], incidents: readonly { readonly id: string; readonly title: string }[]): Change[] {
  return incidents.map(({ id, title }) => ({ kind, title, incident: id }));
}

function dayKey({ metric, slice, ds, status }: SummaryJson['restated'][number]): string {
  return `${metric} ${slice} ${ds} ${status}`;
}

/** A look as it was stored; null for anything else. */
export function parsedLook(text: string | null): Look | null {
  try {
    const look: unknown = JSON.parse(text ?? 'null');
    return isLook(look) ? look : null;
  } catch {
    return null;
  }
}

function isLook(value: unknown): value is Look {
  return (
    typeof value === 'object' &&
    value !== null &&
    'at' in value &&
    typeof value.at === 'string' &&
    !Number.isNaN(Date.parse(value.at)) &&
    'open' in value &&
    typeof value.open === 'object' &&
    value.open !== null &&
    'restated' in value &&
    Array.isArray(value.restated)
  );
}
