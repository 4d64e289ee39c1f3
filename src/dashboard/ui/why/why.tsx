import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { ExplanationJson } from '../../../api/explanation/schema.ts';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import { waterfallChart } from '../../../report/charts/waterfall/waterfall-chart.ts';
import { Svg } from '../../chart/svg.tsx';
import { useSize } from '../../chart/use-size.ts';
import { api, dataOf } from '../../data/api.ts';
import { FactorTable, PartTable } from './why-tables.tsx';

const SIZE = { width: 560, height: 240 };
const EVERY_MS = 60_000;

interface WhyProps {
  readonly id: string;
  /** `dim=value`; empty for the whole. */
  readonly slice: string;
  readonly unit: MetricJson['unit'];
  readonly direction: MetricJson['direction'];
  readonly currency: string;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** The onset of an event: the days are compared with what was expected before it. */
  readonly since?: string | undefined;
  /** What the heading says, where the days are not those that the page is about. */
  readonly when?: string | undefined;
}

/** Where the difference from the expected value comes from: at most three causes and the rest, which add up to it. */
export function Why({ id, slice, unit, direction, currency, from, to, since, when }: WhyProps): JSX.Element {
  const [size, measured] = useSize<HTMLDivElement>(SIZE);
  const query = { from, to, since, slice: slice === '' ? undefined : slice };
  const { data, error } = useQuery({
    queryKey: ['explanation', id, slice, from, to, since],
    queryFn: async () => dataOf(api.get('/api/v1/metrics/{id}/explanation', { path: { id }, query })),
    refetchInterval: EVERY_MS,
    retry: false,
  });
  return (
    <section className={data || error ? 'section' : 'section why-wait'} aria-labelledby="why">
      <h2 id="why">Why{when === undefined ? null : `, ${when}`}</h2>
      {error ? (
        <p className="faint" role="alert">
          The reasons could not be loaded: {error.message}. The page tries again within a minute.
        </p>
      ) : null}
      {data ? null : <span className="wait" />}
      {data ? <Sentences explanation={data} /> : null}
      <div className="why" ref={measured}>
        {data && data.parts.length > 1 && data.yhat !== null && data.y !== null ? (
          <>
            <Svg
              className="waterfall"
              markup={waterfallChart(
                { unit, currency, direction, expected: data.yhat, actual: data.y, parts: data.parts },
                {
                  theme: 'page',
                  width: size.width < SIZE.width * 2 ? size.width : size.width / 2,
                  height: SIZE.height,
                  label: data.sentences.join('. '),
                },
              )}
            />
            <PartTable explanation={data} unit={unit} currency={currency} />
          </>
        ) : null}
        {data && data.factors.length > 0 ? <FactorTable explanation={data} unit={unit} currency={currency} /> : null}
      </div>
    </section>
  );
}

/** The first sentence is the title of the page. */
function Sentences({ explanation: { sentences, status } }: { readonly explanation: ExplanationJson }): JSX.Element {
  const shown = status === 'explained' ? sentences.slice(1) : sentences;
  return (
    <ul className="reasons">
      {shown.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
