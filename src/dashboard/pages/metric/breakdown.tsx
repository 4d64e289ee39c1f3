import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import { api } from '../../data/api.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { Tabs, useTab } from '../../ui/tabs.tsx';
import { useSearchText } from '../../ui/use-search-text.ts';
import { SliceRow } from './slice-row.tsx';

const SHOWN_AT_FIRST = 12;
const MORE = 100;
/** As many as the API gives at once. */
const MOST = 1000;
const EVERY_MS = 60_000;

interface BreakdownProps {
  readonly metric: MetricJson;
  readonly currency: string;
  /** `YYYY-MM-DD` */
  readonly runDay: string;
}

/** The last judged day by the values of one dimension, the largest gap first. */
export function Breakdown({ metric, currency, runDay }: BreakdownProps): JSX.Element {
  const tabs = metric.dimensions.map((dimension) => ({ value: dimension, label: dimensionText(dimension) }));
  const [dimension] = useTab('by', tabs);
  const [limit, setLimit] = useState(SHOWN_AT_FIRST);
  const [find, setFind] = useSearchText('find');
  const { data, error } = useQuery({
    queryKey: ['breakdown', metric.id, dimension, limit, find],
    queryFn: async () =>
      api.get('/api/v1/metrics/{id}/breakdown', {
        path: { id: metric.id },
        query: { dimension, limit, find: find === '' ? undefined : find },
      }),
    refetchInterval: EVERY_MS,
    retry: false,
    placeholderData: keepPreviousData,
  });
  return (
    <section className="section" aria-labelledby="breakdown">
      <div className="chart-head">
        <h2 id="breakdown">
          By {dimensionText(dimension).toLowerCase()}, {dayOfText(metric.latest.ds, runDay)}
        </h2>
        <Tabs name="by" label="Dimension" tabs={tabs} />
      </div>
      {error ? (
        <p className="faint" role="alert">
          The slices could not be loaded: {error.message}. The page tries again within a minute.
        </p>
      ) : null}
      {find !== '' || data?.next_cursor ? (
        <label className="find">
          Find
          <input type="search" value={find} onChange={({ target }) => setFind(target.value)} maxLength={100} />
        </label>
      ) : null}
      {data?.data.length === 0 ? (
        <p className="faint">{find === '' ? 'No slice has been judged yet.' : `No slice has “${find}” in its name.`}</p>
      ) : null}
      {data && data.data.length > 0 ? (
        <div className="wide">
          <table className="slices">
            <thead>
              <tr>
                <th scope="col">Slice</th>
                <th scope="col" className="hide-s">
                  Last 28 days
                </th>
                <th scope="col">Verdict</th>
                <th scope="col" className="r hide-s">
                  Actual
                </th>
                <th scope="col" className="r hide-s">
                  Expected
                </th>
                <th scope="col" className="r">
                  Gap
                </th>
                {metric.unit === 'share' ? null : (
                  <th scope="col" className="r hide-s">
                    Against expected
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {data.data.map((slice) => (
                <SliceRow key={slice.slice} metric={metric} slice={slice} currency={currency} />
              ))}
            </tbody>
            <tfoot>
              <SliceRow metric={metric} slice={{ ...metric, slice: '' }} currency={currency} />
            </tfoot>
          </table>
        </div>
      ) : null}
      {data?.next_cursor && limit < MOST ? (
        <button type="button" className="as-link after-list" onClick={() => setLimit(Math.min(MOST, limit + MORE))}>
          Show {MORE} more
        </button>
      ) : null}
      {data?.next_cursor && limit >= MOST ? (
        <p className="small">These are the {MOST} with the largest gaps. Find the others by their names.</p>
      ) : null}
    </section>
  );
}

/** `Product category` */
function dimensionText(dimension: string): string {
  const words = dimension.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
