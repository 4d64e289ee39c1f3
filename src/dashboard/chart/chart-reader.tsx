import { useRef, type JSX, type KeyboardEvent, type PointerEvent, type ReactNode, type Ref } from 'react';
import type { ChartDay } from './chart-day.ts';
import { dayReadingText } from './day-reading-text.ts';

interface ChartReaderProps {
  readonly days: readonly ChartDay[];
  readonly currency: string;
  /** The day that is read; null: none. */
  readonly read: ChartDay | null;
  readonly onRead: (ds: string | null) => void;
  /** Told the element whose size the chart has. */
  readonly measured: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Makes a chart readable by day: one tab stop, arrows move by a day, pages by a week; or by a pointer. */
export function ChartReader({ days, currency, read, onRead, measured, children }: ChartReaderProps): JSX.Element {
  const line = useRef<SVGLineElement>(null);
  const newest = days.findLastIndex(({ verdict }) => verdict !== null);
  const index = read ? days.indexOf(read) : newest;
  const readAt = (place: number): void => {
    onRead(days[Math.min(days.length - 1, Math.max(0, place))]?.ds ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.key === 'Escape') onRead(null);
    if (step === undefined) return;
    event.preventDefault();
    readAt(index + step);
    line.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onPointer = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    readAt(Math.floor(((event.clientX - left) / width) * days.length));
  };
  const shown = read ?? days[index];
  const x = `${((index + 0.5) / days.length) * 100}%`;
  return (
    <div
      className="chart-days"
      ref={measured}
      role="slider"
      tabIndex={0}
      aria-label="Day of the chart"
      aria-valuemin={1}
      aria-valuemax={days.length}
      aria-valuenow={index + 1}
      aria-valuetext={shown ? dayReadingText(shown, currency) : 'No day yet'}
      onKeyDown={onKeyDown}
      onFocus={(event) => (event.currentTarget.matches(':focus-visible') ? readAt(index) : undefined)}
      onBlur={() => onRead(null)}
      onPointerDown={onPointer}
      onPointerMove={(event) => (event.pointerType === 'mouse' ? onPointer(event) : undefined)}
      onPointerLeave={(event) => (event.pointerType === 'mouse' ? onRead(null) : undefined)}
    >
      {children}
      {read ? (
        <svg className="cursor" aria-hidden="true">
          <line ref={line} x1={x} x2={x} y1="0" y2="100%" />
        </svg>
      ) : null}
    </div>
  );
}
