import type { HolidayRow } from '../../calendar/holiday-row.ts';
import type { EffectsAt } from '../../forecast/events/event-effects.ts';
import type { History } from '../../forecast/model.ts';
import { wholeEffects } from '../../forecast/siblings/whole-effects.ts';
import { yearlyShape } from '../../forecast/siblings/yearly-shape.ts';

/** What a whole lends to its slices. */
interface Lent {
  readonly shapeAt: ReturnType<typeof yearlyShape>;
  readonly effectsAt: EffectsAt;
}

let latest: { readonly key: string; readonly lent: Lent } | null = null;

/** The yearly shape of a whole and its effects. Its slices are judged one after another, so they are learned once for them: a fit takes some 40 ms. */
export function lentBy(whole: History, holidays: readonly HolidayRow[]): Lent {
  const key = JSON.stringify([whole.start, whole.values, holidays]);
  if (latest?.key !== key)
    latest = { key, lent: { shapeAt: yearlyShape(whole, holidays), effectsAt: wholeEffects(whole, holidays) } };
  return latest.lent;
}
