import type { HolidayRow } from '../../calendar/holiday-row.ts';
import type { History } from '../../forecast/model.ts';
import { yearlyShape } from '../../forecast/siblings/yearly-shape.ts';

type ShapeAt = ReturnType<typeof yearlyShape>;

let latest: { readonly key: string; readonly shapeAt: ShapeAt } | null = null;

/** The yearly shape of a whole. Its slices are judged one after another, so it is learned once for them: a fit takes some 40 ms. */
export function wholeShape(whole: History, holidays: readonly HolidayRow[]): ShapeAt {
  const key = JSON.stringify([whole.start, whole.values, holidays]);
  if (latest?.key !== key) latest = { key, shapeAt: yearlyShape(whole, holidays) };
  return latest.shapeAt;
}
