import type { JSX } from 'react';
import type { ChannelJson } from '../../../api/deliveries/schema.ts';
import { Wide } from '../../ui/wide.tsx';
import { ChannelTest } from './channel-test.tsx';
import { zonedText } from './zoned-text.ts';

interface ChannelsProps {
  readonly channels: readonly ChannelJson[];
  readonly zone: string;
  /** Whether who looks may send tests. */
  readonly mayTest: boolean;
}

/** The channels of the config, and how they do. */
export function Channels({ channels, zone, mayTest }: ChannelsProps): JSX.Element {
  return (
    <Wide label="Table of channels">
      <table className="slices">
        <thead>
          <tr>
            <th scope="col">Channel</th>
            <th scope="col">Takes</th>
            <th scope="col">If it fails</th>
            <th scope="col">Last sent</th>
            {['Sent', 'Waiting', 'Dead'].map((head) => (
              <th scope="col" className="r" key={head}>
                {head}
              </th>
            ))}
            {mayTest ? <th scope="col">Test</th> : null}
          </tr>
        </thead>
        <tbody>
          {channels.map(({ name, type, takes, fallback, last_sent_at, sent, waiting, retrying, dead }) => (
            <tr key={name}>
              <th scope="row">
                {name} <span className="faint">{type}</span>
              </th>
              <td>{takes.join(', ') || 'nothing'}</td>
              <td>{fallback ?? 'stays dead'}</td>
              <td>{last_sent_at === null ? 'never' : zonedText(last_sent_at, zone)}</td>
              <td className="r">{sent}</td>
              <td className="r">{retrying === 0 ? waiting : `${waiting}, ${retrying} retrying`}</td>
              <td className="r">{dead}</td>
              {mayTest ? (
                <td className="wraps">
                  <ChannelTest name={name} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
