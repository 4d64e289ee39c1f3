import type { Settings } from './settings.ts';

/** The settings of a metric as they are and as they were tried. */
export interface SettingsChange {
  readonly id: string;
  readonly from: Settings;
  readonly to: Settings;
}

const LONGEST = 6;

/**
 * The lines of `evenkeel.yaml` that set what was tried; null where nothing differs.
 * @example tunedConfig([{ id: 'revenue', from: { tolerance: 0.05, minChange: null, sensitivity: 1 }, to: { tolerance: 0.12, minChange: null, sensitivity: 1 } }]) // 'metrics:\n  revenue:\n    tolerance: 0.12\n'
 */
export function tunedConfig(changes: readonly SettingsChange[]): string | null {
  const lines = changes.flatMap(({ id, from, to }) => {
    const own = [
      ...(from.tolerance === to.tolerance ? [] : [`    tolerance: ${numberText(to.tolerance)}`]),
      ...(from.sensitivity === to.sensitivity ? [] : [`    sensitivity: ${numberText(to.sensitivity)}`]),
      ...(from.minChange === to.minChange
        ? []
        : [`    min_change: ${to.minChange === null ? 'null' : numberText(to.minChange)}`]),
    ];
    return own.length === 0 ? [] : [`  ${id}:`, ...own];
  });
  return lines.length === 0 ? null : `${['metrics:', ...lines].join('\n')}\n`;
}

function numberText(value: number): string {
  return String(Number(value.toFixed(LONGEST)));
}
