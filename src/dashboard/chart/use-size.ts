import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size in pixels of an element, kept as it changes: labels are laid out for it. @param usual until it is measured */
export function useSize<T extends Element>(usual: Size): [Size, RefObject<T | null>] {
  const element = useRef<T>(null);
  const [size, setSize] = useState(usual);
  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return undefined;
    const measure = (): void => {
      const { width, height } = observed.getBoundingClientRect();
      if (width > 0 && height > 0) setSize({ width: Math.round(width), height: Math.round(height) });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(observed);
    return () => observer.disconnect();
  }, []);
  return [size, element];
}
