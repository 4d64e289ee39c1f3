import type { Metric } from '../../../metrics/metric.ts';
import { valueText } from '../format.ts';

/** What a day brought that has no forecast, because too little is known or because no trade was expected on it. */
export function unforecastText(
  day: string,
  value: number | null,
  { unit }: Pick<Metric, 'unit'>,
  currency: string,
): string {
  if (value === null) return `no forecast for ${day} yet`;
  return `${day} brought ${valueText(value, unit, currency)}, and there is no forecast to compare it with`;
}
