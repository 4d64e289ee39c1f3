import type { ComponentsData } from './components-data.ts';
import { holidaysPanel } from './holidays-panel.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Size } from '../drawing/size.ts';
import { trendPanel } from './trend-panel.ts';
import { weeklyPanel } from './weekly-panel.ts';
import { yearlyPanel } from './yearly-panel.ts';

/** One component: its title, a note, and its chart. */
export interface ComponentPanel {
  readonly title: string;
  readonly note: string;
  readonly draw: (size: Size, paint: Paint) => string;
}

/** The components that the model has, in reading order. */
export function componentPanels(data: ComponentsData): ComponentPanel[] {
  const { trend, weekly, yearly, holidays } = data;
  const panels: (ComponentPanel | null)[] = [
    trend && { title: 'Trend', note: trend.note ?? '', draw: (size, paint) => trendPanel(trend, data, size, paint) },
    weekly && {
      title: 'Weekday',
      note: weekly.note ?? '',
      draw: (size, paint) => weeklyPanel(weekly, data, size, paint),
    },
    yearly && {
      title: 'Time of year',
      note: yearly.note ?? '',
      draw: (size, paint) => yearlyPanel(yearly, data, size, paint),
    },
    holidays && {
      title: 'Holidays and promotions',
      note: holidays.note ?? '',
      draw: (size, paint) => holidaysPanel(holidays, data, size, paint),
    },
  ];
  return panels.filter((panel) => panel !== null);
}
