import type { JSX } from 'react';

/** An SVG from `report/charts`, which escapes every text in it. */
export function Svg({ className, markup }: { readonly className: string; readonly markup: string }): JSX.Element {
  return <span className={className} dangerouslySetInnerHTML={{ __html: markup }} />;
}
