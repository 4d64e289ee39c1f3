import type { JSX } from 'react';
import type { ComponentsJson } from '../../../api/components/schema.ts';
import { componentPanels } from '../../../report/charts/components/component-panels.ts';
import { panelSvg } from '../../../report/charts/components/components-chart.ts';
import { Svg } from '../../chart/svg.tsx';
import { useSize } from '../../chart/use-size.ts';

const APART_PX = 48;
const SIZE = { width: 780, height: 300 };
const ONE_COLUMN_PX = 560;

/** Trend, weekday, time of year, holidays and events: what they add to the expected values. */
export function Parts({ components }: { readonly components: ComponentsJson }): JSX.Element {
  const [{ width }, measured] = useSize<HTMLDivElement>(SIZE);
  const panelPx = width < ONE_COLUMN_PX ? width : (width - APART_PX) / 2;
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">What the expectation is made of</h2>
      <div className="parts" ref={measured}>
        {componentPanels(components).map((panel) => (
          <div key={panel.title}>
            <h3>{panel.title}</h3>
            <p className="small">{panel.note}</p>
            <Svg className="part" markup={panelSvg(panel, panelPx)} />
          </div>
        ))}
      </div>
    </section>
  );
}
