const CANCELLED = /cancel|void|storn|annul|anul/i;
const ADJUSTMENT = /adjust|bad.?debt|write.?off|correct|korrektur/i;

/** Which values of `status` look like cancelled lines and which like adjustments. */
export function statusMeanings(values: Iterable<string>): {
  readonly cancelled: string[];
  readonly adjustment: string[];
} {
  const all = [...values];
  const cancelled = all.filter((value) => CANCELLED.test(value));
  return { cancelled, adjustment: all.filter((value) => ADJUSTMENT.test(value) && !cancelled.includes(value)) };
}
