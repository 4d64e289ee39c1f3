import type { JSX } from 'react';

/** A picture of `report/charts`, which escapes every text that it draws. */
export function Svg({ className, markup }: { readonly className: string; readonly markup: string }): JSX.Element {
  return <span className={className} dangerouslySetInnerHTML={{ __html: markup }} />;
}
