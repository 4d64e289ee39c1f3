/** A decimal number: `digits` / 10^`scale`. */
export interface Exact {
  readonly digits: bigint;
  readonly scale: number;
}

export const ZERO: Exact = { digits: 0n, scale: 0 };
export const ONE: Exact = { digits: 1n, scale: 0 };

/**
 * The number that a canonical decimal text stands for.
 * @example exact('-1.25') // { digits: -125n, scale: 2 }
 */
export function exact(text: string): Exact {
  const [whole = '0', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

/**
 * @example add(exact('1.5'), exact('0.25')) // { digits: 175n, scale: 2 }
 */
export function add(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { digits: scaled(a, scale) + scaled(b, scale), scale };
}

/**
 * @example negative(exact('1.5')) // { digits: -15n, scale: 1 }
 */
export function negative({ digits, scale }: Exact): Exact {
  return { digits: -digits, scale };
}

/**
 * @example product(exact('1.5'), exact('0.2')) // { digits: 30n, scale: 2 }
 */
export function product(a: Exact, b: Exact): Exact {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** Whether two numbers are equal. */
export function equal(a: Exact, b: Exact): boolean {
  return add(a, negative(b)).digits === 0n;
}

/**
 * The number with so many decimals, rounded half away from zero.
 * @example toScale(exact('-0.125'), 2) // { digits: -13n, scale: 2 }
 */
export function toScale(number: Exact, scale: number): Exact {
  if (number.scale <= scale) return { digits: scaled(number, scale), scale };
  const unit = 10n ** BigInt(number.scale - scale);
  const size = number.digits < 0n ? -number.digits : number.digits;
  const rounded = (2n * size + unit) / (2n * unit);
  return { digits: number.digits < 0n ? -rounded : rounded, scale };
}

/**
 * The canonical text: without insignificant zeros.
 * @example exactText({ digits: -1250n, scale: 3 }) // '-1.25'
 */
export function exactText({ digits, scale }: Exact): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const fraction = text.slice(text.length - scale).replace(/0+$/, '');
  const whole = text.slice(0, text.length - scale);
  return `${digits < 0n ? '-' : ''}${whole}${scale === 0 || fraction === '' ? '' : `.${fraction}`}`;
}

function scaled({ digits, scale }: Exact, to: number): bigint {
  return digits * 10n ** BigInt(to - scale);
}
