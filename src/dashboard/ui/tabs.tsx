import type { JSX } from 'react';
import { Link, useLocation, useSearch } from 'wouter';

interface Tab {
  readonly value: string;
  readonly label: string;
}

interface TabsProps {
  /** The search parameter that the chosen tab sets; the first tab removes it. */
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly Tab[];
}

/** A choice that the address keeps, so that a link shows the same and Back returns to what was seen. */
export function Tabs({ name, label, tabs }: TabsProps): JSX.Element | null {
  const [chosen, hrefOf] = useTab(name, tabs);
  if (tabs.length < 2) return null;
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ value, label: text }) => (
        <Link key={value} href={hrefOf(value)} aria-current={value === chosen ? 'true' : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}

/** The chosen tab, by default the first, and the address of each. */
export function useTab(name: string, tabs: readonly Tab[]): [string, (value: string) => string] {
  const [path] = useLocation();
  const search = useSearch();
  const given = new URLSearchParams(search).get(name);
  const first = tabs[0]?.value ?? '';
  const chosen = tabs.find(({ value }) => value === given)?.value ?? first;
  const hrefOf = (value: string): string => {
    const params = new URLSearchParams(search);
    if (value === first) params.delete(name);
    else params.set(name, value);
    return params.size === 0 ? path : `${path}?${params.toString()}`;
  };
  return [chosen, hrefOf];
}
