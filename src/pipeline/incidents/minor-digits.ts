/**
 * The decimals of a currency.
 * @example minorDigits('JPY') // 0
 */
export function minorDigits(currency: string): number {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
