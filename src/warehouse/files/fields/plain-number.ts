const EXPONENT = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/;
const NOT_NUMBERS: Readonly<Record<string, string>> = { nan: 'NaN', inf: 'Infinity', '-inf': '-Infinity' };

/**
 * Converts DuckDB's shortest text of a floating-point number to a plain decimal without exponent or a fraction of zero. NaN and infinity
 * get names that no number field accepts.
 * @example plainNumber('1.5e-07') // '0.00000015'
 * @example plainNumber('13085.0') // '13085'
 * @example plainNumber('nan') // 'NaN'
 */
export function plainNumber(text: string): string {
  if (text.endsWith('.0')) return text.slice(0, -2);
  const parts = EXPONENT.exec(text);
  if (!parts) return NOT_NUMBERS[text] ?? text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  return sign + shifted(whole + fraction, whole.length + Number(exponent));
}

/** @param point number of digits before the decimal sign; zeros are added if it is not positive or exceeds the digits */
function shifted(digits: string, point: number): string {
  if (point >= digits.length) return digits.padEnd(point, '0');
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), '0');
  const whole = Math.max(1, point);
  return `${padded.slice(0, whole)}.${padded.slice(whole)}`;
}
