import type { DeliveryJson } from '../../../api/deliveries/schema.ts';
import type { MarkName } from '../../ui/mark.tsx';

interface StateWords {
  readonly mark: MarkName;
  readonly word: string;
}

/** What became of a message, in a word and a shape. */
export function deliveryState({ state, attempts }: Pick<DeliveryJson, 'state' | 'attempts'>): StateWords {
  switch (state) {
    case 'sent':
      return { mark: 'normal', word: 'Sent' };
    case 'dead':
      return { mark: 'critical', word: 'Dead' };
    case 'held':
      return { mark: 'late_data', word: 'Held' };
    case 'skipped':
      return { mark: 'closed', word: 'Skipped' };
    case 'queued':
      return attempts > 0 ? { mark: 'warning', word: 'Retrying' } : { mark: 'learning', word: 'Pending' };
  }
}
