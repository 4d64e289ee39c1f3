import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The current size of an element in pixels. @param initial until it is measured */
export function useSize<T extends Element>(initial: Size): [Size, RefObject<T | null>] {
  const element = useRef<T>(null);
  const [size, setSize] = useState(initial);
  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return undefined;
    const measure = (): void => {
      const { width, height } = observed.getBoundingClientRect();
      const measured = { width: Math.round(width), height: Math.round(height) };
      if (width > 0 && height > 0)
        setSize((known) => (known.width === measured.width && known.height === measured.height ? known : measured));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(observed);
    return () => observer.disconnect();
  }, []);
  return [size, element];
}
