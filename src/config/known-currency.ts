import { nearestName } from './faults/did-you-mean.ts';

/** It takes 40 ms to make, a twentieth of a short command, and the currencies of today need it not. */
let made: Intl.DisplayNames | null = null;

function names(): Intl.DisplayNames {
  return (made ??= new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' }));
}

/** Whether a code is that of a currency of ISO 4217, of today or of the past. */
export function isKnownCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code) || names().of(code) !== undefined;
}

/** The currency of today that a text was probably meant to be, by its code or its English name; null if none is near. */
export function nearestCurrency(text: string): string | null {
  const codes = Intl.supportedValuesOf('currency');
  const byName = new Map(codes.map((code) => [(names().of(code) ?? code).replace(/^US /, ''), code]));
  const common = ['EUR', 'USD', 'GBP', 'CHF', ...codes];
  return nearestName(text, common) ?? byName.get(nearestName(text, byName.keys()) ?? '') ?? null;
}
