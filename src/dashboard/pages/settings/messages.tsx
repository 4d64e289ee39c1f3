import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { ApiError } from '../../../client/index.ts';
import { api, dataOf } from '../../data/api.ts';
import { useSession } from '../../data/use-session.ts';
import { Channels } from './channels.tsx';
import { DeliveryLog } from './delivery-log.tsx';

const EVERY_MS = 10_000;
const SENDS_NONE = 503;

interface MessagesProps {
  /** The zone of the business, in which times are shown. */
  readonly zone: string;
}

/** Where messages go, and what became of each. */
export function Messages({ zone }: MessagesProps): JSX.Element {
  const session = useSession();
  const { data, error } = useQuery({
    queryKey: ['channels'],
    queryFn: async () => dataOf(api.get('/api/v1/channels')),
    retry: false,
    refetchInterval: EVERY_MS,
  });
  const role = session === null ? null : session.required ? (session.user?.role ?? null) : 'admin';
  return (
    <section className="section" aria-labelledby="messages">
      <h2 id="messages">Messages</h2>
      {error ? (
        <p className="faint" role="alert">
          {error instanceof ApiError && error.status === SENDS_NONE
            ? 'This server sends no messages.'
            : `The channels could not be loaded: ${error.message}.`}
        </p>
      ) : null}
      {!data && !error ? <span className="wait" /> : null}
      {data?.length === 0 ? (
        <p className="faint">
          Nobody is notified: no channels are declared under <code>messages</code> in <code>evenkeel.yaml</code>.
        </p>
      ) : null}
      {data && data.length > 0 ? <Channels channels={data} zone={zone} mayTest={role === 'admin'} /> : null}
      {data ? <DeliveryLog zone={zone} mayRetry={role === 'admin' || role === 'editor'} /> : null}
    </section>
  );
}
