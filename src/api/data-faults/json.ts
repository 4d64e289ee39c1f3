import { isoDay } from '../../calendar/day.ts';
import type { TouchingFault } from '../../report/summary.ts';
import { dataFaultText } from '../../report/words/days/data-fault-text.ts';
import type { DataFaultJson } from './schema.ts';

export function dataFaultJson(fault: TouchingFault): DataFaultJson {
  const { day, source, kind, place, evidence, touches } = fault;
  const series = touches.map(([metric, slices]) => ({ metric, slices }));
  return { ds: isoDay(day), source, kind, place, sentence: dataFaultText(fault), evidence: { ...evidence }, series };
}
