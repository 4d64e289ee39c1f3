const DAY_MS = 86_400_000;

/** Times that are written as a number. */
export const TIME_COUNTS = ['epoch_s', 'epoch_ms', 'epoch_us', 'excel'] as const;
export type TimeCount = (typeof TIME_COUNTS)[number];

export function isTimeCount(format: string): format is TimeCount {
  return (TIME_COUNTS as readonly string[]).includes(format);
}

/** What the counts are called in messages. */
export const COUNT_NAMES: Readonly<Record<TimeCount, string>> = {
  epoch_s: 'seconds since 1970',
  epoch_ms: 'milliseconds since 1970',
  epoch_us: 'microseconds since 1970',
  excel: 'days since 1899-12-30, as spreadsheets count them',
};

/** Day 0 of spreadsheets, which makes every day from March 1900 on right. */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);

/**
 * The milliseconds since 1970 that a number counts; of `excel` those of a local time. Null for another text.
 * @example countedMs('1709540000', 'epoch_s') // 1709540000000
 * @example countedMs('45355.5', 'excel') // 1709553600000
 */
export function countedMs(text: string, format: TimeCount): number | null {
  const [, whole = '', fraction = ''] = /^(\d{1,17})(?:[.,](\d{1,18}))?$/.exec(text) ?? [];
  if (whole === '') return null;
  const count = Number(whole);
  const part = fraction === '' ? 0 : Number(`0.${fraction}`);
  switch (format) {
    case 'epoch_s':
      return count * 1000 + Math.floor(part * 1000 + 1e-6);
    case 'epoch_ms':
      return count;
    case 'epoch_us':
      return Math.floor(count / 1000);
    case 'excel':
      return EXCEL_EPOCH_MS + count * DAY_MS + Math.round(part * 86_400) * 1000;
  }
}
