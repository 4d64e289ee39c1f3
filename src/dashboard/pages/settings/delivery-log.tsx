import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { api } from '../../data/api.ts';
import { Wide } from '../../ui/wide.tsx';
import { DeliveryRow } from './delivery-row.tsx';

const PAGE = 20;
const EVERY_MS = 10_000;
const STATES = [
  { state: '', text: 'All' },
  { state: 'queued', text: 'Pending and retrying' },
  { state: 'held', text: 'Held' },
  { state: 'sent', text: 'Sent' },
  { state: 'dead', text: 'Dead' },
  { state: 'skipped', text: 'Skipped' },
] as const;

interface DeliveryLogProps {
  readonly zone: string;
  /** Whether who looks may queue a dead message again. */
  readonly mayRetry: boolean;
}

/** Every message and what became of it, the newest first. */
export function DeliveryLog({ zone, mayRetry }: DeliveryLogProps): JSX.Element {
  const [state, setState] = useState<(typeof STATES)[number]['state']>('');
  const filter = state === '' ? {} : { state };
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['deliveries', state],
    queryFn: async ({ pageParam }) =>
      api.get('/api/v1/deliveries', { query: { ...filter, limit: PAGE, cursor: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: ({ next_cursor }) => (next_cursor === null ? null : Number(next_cursor)),
    retry: false,
    refetchInterval: EVERY_MS,
  });
  const deliveries = data?.pages.flatMap((page) => page.data) ?? [];
  const csv = new URLSearchParams({ ...filter, format: 'csv' }).toString();
  return (
    <section className="section" aria-labelledby="deliveries">
      <div className="chart-head">
        <h3 id="deliveries">Delivery log</h3>
        <label className="faint">
          Show{' '}
          <select
            value={state}
            onChange={({ target }) => setState(STATES.find((one) => one.state === target.value)?.state ?? '')}
          >
            {STATES.map((one) => (
              <option key={one.state} value={one.state}>
                {one.text}
              </option>
            ))}
          </select>
        </label>
        <a className="save" href={`/api/v1/deliveries?${csv}`} download="deliveries.csv">
          CSV
        </a>
      </div>
      {error ? (
        <p className="faint" role="alert">
          The delivery log could not be loaded: {error.message}.
        </p>
      ) : null}
      {!data && !error ? <span className="wait" /> : null}
      {data && deliveries.length === 0 ? (
        <p className="faint">{state === '' ? 'No message has been queued yet.' : 'No message is in this state.'}</p>
      ) : null}
      {deliveries.length > 0 ? (
        <Wide label="Table of messages">
          <table className="slices">
            <thead>
              <tr>
                {['State', 'Message', 'Channel', 'Queued', 'Next try', 'Tries', 'Reason'].map((head) => (
                  <th scope="col" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {deliveries.map((delivery) => (
                <DeliveryRow key={delivery.id} delivery={delivery} zone={zone} mayRetry={mayRetry} />
              ))}
            </tbody>
          </table>
        </Wide>
      ) : null}
      {hasNextPage ? (
        <p>
          <button type="button" className="as-link" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </button>
        </p>
      ) : null}
    </section>
  );
}
