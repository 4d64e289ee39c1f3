import { minorDigits } from '../../../metrics/minor-digits.ts';
import { isRatio, type Metric } from '../../../metrics/metric.ts';

const SHARE_DIGITS = 6;
const COUNT_DIGITS = 2;

/** The decimals to which the parts of a gap are rounded: those of the currency for money, six for shares, two for all else. */
export function unitDigits({ unit, measure }: Pick<Metric, 'unit' | 'measure'>, currency: string): number {
  switch (unit) {
    case 'currency':
      return minorDigits(currency) + (isRatio(measure) ? 2 : 0);
    case 'share':
      return SHARE_DIGITS;
    case 'count':
    case 'ms':
      return COUNT_DIGITS;
  }
}
