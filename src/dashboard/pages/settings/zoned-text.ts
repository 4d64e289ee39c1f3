/**
 * An instant by the clock of the business: `22 Sep, 07:00`.
 *
 * @param instant ISO, in UTC
 */
export function zonedText(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  });
  return format.format(new Date(instant));
}
