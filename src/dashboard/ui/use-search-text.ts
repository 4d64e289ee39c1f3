import { useLocation, useSearch } from 'wouter';

/** A text that the address keeps under a name, so that a link shows the same. Typing makes no further step for Back. */
export function useSearchText(name: string): [string, (text: string) => void] {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const setText = (text: string): void => {
    const params = new URLSearchParams(search);
    if (text === '') params.delete(name);
    else params.set(name, text);
    navigate(params.size === 0 ? path : `${path}?${params.toString()}`, { replace: true });
  };
  return [new URLSearchParams(search).get(name) ?? '', setText];
}
