import type { JSX } from 'react';
import type { SettingsJson } from '../../../api/settings/schema.ts';
import { Wide } from '../../ui/wide.tsx';
import { Messages } from './messages.tsx';
import { MetricSettings } from './metric-settings.tsx';

/** The settings in tables; evenkeel.yaml is where they are changed. */
export function Settings({ settings }: { readonly settings: SettingsJson }): JSX.Element {
  const { metrics, sources } = settings;
  return (
    <>
      <section aria-labelledby="title">
        <title>Settings · Evenkeel</title>
        <h1 className="verdict" id="title">
          {count(metrics.length, 'metric')} of {count(sources.length, 'source')}.
        </h1>
        <p className="fresh">
          <span>
            Read from <code>evenkeel.yaml</code> by the last run; change them there
          </span>
          <span>Paths, the store and credentials are not shown</span>
        </p>
      </section>
      <section className="section" aria-labelledby="business">
        <h2 id="business">Business</h2>
        <dl className="facts">
          {facts(settings).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <MetricSettings settings={settings} />
      <section className="section" aria-labelledby="sources">
        <h2 id="sources">Sources</h2>
        <Wide label="Table of sources">
          <table className="slices">
            <thead>
              <tr>
                {['Source', 'Table', 'Loads', 'Times', 'Currency', 'May be rejected'].map((head) => (
                  <th scope="col" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sources.map((source) => (
                <tr key={source.id}>
                  <th scope="row">{source.id}</th>
                  <td>{source.table}</td>
                  <td>{source.mode === 'upsert' ? 'rows, by their key' : 'whole days'}</td>
                  <td>{source.date_only ? 'dates only' : `${source.time_format}, ${source.zone}`}</td>
                  <td>{source.currency}</td>
                  <td>{source.max_rejected_share === 0 ? 'nothing' : percent(source.max_rejected_share)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </section>
      <Messages zone={settings.zone} />
      <p className="faint">
        All settings with their defaults: <code>docs/config.md</code> of the package. The same as JSON:{' '}
        <a href="/api/v1/settings">/api/v1/settings</a>.
      </p>
    </>
  );
}

function facts(settings: SettingsJson): [string, string][] {
  const { name, zone, currency, locale, grace_hours, judged_days, horizon_days, interval_levels, closures, holidays } =
    settings;
  return [
    ['Name', name],
    ['Days begin and end in', zone],
    ['Currency', currency],
    ['Numbers as in', locale],
    ['Rows may arrive late by', count(grace_hours, 'hour')],
    ['Judged', `${judged_days} days back`],
    ['Forecast', `${horizon_days} days ahead`],
    ['Intervals', interval_levels.map(percent).join(', ')],
    ['Holidays and events', String(holidays)],
    ['Declared closures', count(closures, 'day')],
  ];
}

function count(value: number, noun: string): string {
  return `${value} ${noun}${value === 1 ? '' : 's'}`;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
