import { useEffect, useState, type ComponentType } from 'react';
import { CannotOpen } from './states/cannot-open.tsx';
import { TopBar } from './top-bar.tsx';

/**
 * A page whose script is fetched when it is first opened; until then its top bar stands alone. React's `lazy` would show the page at
 * the earliest 300 ms after its top bar, however soon the script is there.
 */
export function pageInOwnFile<P extends object>(fetchPage: () => Promise<ComponentType<P>>): ComponentType<P> {
  let fetched: ComponentType<P> | null = null;
  return function PageInOwnFile(props: P) {
    const [Page, setPage] = useState(() => fetched);
    const [hasFailed, setHasFailed] = useState(false);
    useEffect(() => {
      const open = async () => {
        fetched ??= await fetchPage();
        setPage(() => fetched);
      };
      open().catch(() => setHasFailed(true));
    }, []);
    if (Page) return <Page {...props} />;
    return (
      <>
        <TopBar summary={null} />
        {hasFailed && <CannotOpen />}
      </>
    );
  };
}
