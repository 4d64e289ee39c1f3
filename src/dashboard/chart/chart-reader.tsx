import { useRef, type JSX, type KeyboardEvent, type PointerEvent, type ReactNode, type Ref } from 'react';
import type { ValueFormat } from '../../report/words/period-text.ts';
import type { ChartDay } from './chart-day.ts';
import { dayReadingText } from './day-reading-text.ts';

interface ChartReaderProps {
  readonly days: readonly ChartDay[];
  readonly format: ValueFormat;
  readonly selected: ChartDay | null;
  readonly onSelect: (ds: string | null) => void;
  /** Receives the element whose size the chart has. */
  readonly measured: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** So many days can be read without scrolling on a phone, where more would hide all but those ahead. */
const FEW_DAYS = 80;

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

/** Selects a day of a chart by keyboard (one tab stop; arrows move by a day, Page Up and Down by a week) or pointer. */
export function ChartReader({ days, format, selected, onSelect, measured, children }: ChartReaderProps): JSX.Element {
  const line = useRef<SVGLineElement>(null);
  const newest = days.findLastIndex(({ verdict }) => verdict !== null);
  const index = selected ? days.indexOf(selected) : newest;
  const selectAt = (position: number): void => {
    onSelect(days[Math.min(days.length - 1, Math.max(0, position))]?.ds ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.key === 'Escape') onSelect(null);
    if (step === undefined) return;
    event.preventDefault();
    selectAt(index + step);
    line.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onPointer = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    selectAt(Math.floor(((event.clientX - left) / width) * days.length));
  };
  const shown = selected ?? days[index];
  const x = `${((index + 0.5) / days.length) * 100}%`;
  return (
    <div
      className={days.length <= FEW_DAYS ? 'chart-days is-few' : 'chart-days'}
      ref={measured}
      role="slider"
      tabIndex={0}
      aria-label="Day of the chart"
      aria-valuemin={1}
      aria-valuemax={days.length}
      aria-valuenow={index + 1}
      aria-valuetext={shown ? dayReadingText(shown, format) : 'No day yet'}
      onKeyDown={onKeyDown}
      onFocus={(event) => (event.currentTarget.matches(':focus-visible') ? selectAt(index) : undefined)}
      onBlur={() => onSelect(null)}
      onPointerDown={onPointer}
      onPointerMove={(event) => (event.pointerType === 'mouse' ? onPointer(event) : undefined)}
      onPointerLeave={(event) => (event.pointerType === 'mouse' ? onSelect(null) : undefined)}
    >
      {children}
      {selected ? (
        <svg className="cursor" aria-hidden="true">
          <line ref={line} x1={x} x2={x} y1="0" y2="100%" />
        </svg>
      ) : null}
    </div>
  );
}
