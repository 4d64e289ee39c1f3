import type { Slice } from '../../../explain/scan/leaves.ts';

/**
 * A slice in words. With a comma, or "and", the values of several dimensions would read as several slices.
 * @example sliceText([{ dimension: 'country', value: 'DE' }, { dimension: 'channel', value: '' }]) // 'country DE × channel not given'
 */
export function sliceText(slice: Slice): string {
  return slice
    .map(({ dimension, value }) => `${dimension.replaceAll('_', ' ')} ${value === '' ? 'not given' : value}`)
    .join(' × ');
}
