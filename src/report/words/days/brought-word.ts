import { addsUp, type Metric } from '../../../metrics/metric.ts';

/** What a day does with its value: it brings what adds up, and is at a level. */
export function broughtWord(metric: Pick<Metric, 'unit' | 'measure'>): 'brought' | 'was at' {
  return addsUp(metric) ? 'brought' : 'was at';
}
