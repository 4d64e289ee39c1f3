import { colourProperties } from '../charts/drawing/colour-tokens.ts';

/** The style sheet of a report: always light, and on A4 when printed. */
export const REPORT_CSS = `
:root { color-scheme: light; ${colourProperties('light').replaceAll('\n', ' ')} }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 960px; padding: 32px 24px; background: var(--page); color: var(--ink);
  font: 14px/20px Inter, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
  font-variant-numeric: tabular-nums lining-nums; }
h1 { margin: 0; font-size: 26px; line-height: 34px; letter-spacing: -0.02em; text-wrap: balance; }
h2 { margin: 32px 0 8px; font-size: 16px; line-height: 24px; }
p { margin: 4px 0; }
.chart { margin: 24px -24px 0; overflow-x: auto; direction: rtl; }
.chart svg { direction: ltr; }
.faint { color: var(--ink-3); }
.stale { max-width: 88ch; overflow-wrap: anywhere; }
.state { font-weight: 600; white-space: nowrap; }
.normal { color: var(--normal); } .warning { color: var(--warning); } .critical { color: var(--critical); }
.good { color: var(--good); } .unknown { color: var(--unknown); }
.answers { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 24px; margin: 24px 0 0; padding: 0; list-style: none; }
.answers li { border-top: 1px solid var(--ink); padding-top: 8px; }
.answers .ask { display: flex; justify-content: space-between; gap: 12px; color: var(--ink-2); }
.answers .figure { font-size: 20px; line-height: 28px; font-weight: 600; }
svg { display: block; max-width: 100%; height: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th { border-color: var(--line-strong); color: var(--ink-3); font-size: 12px; line-height: 16px; }
tbody th { font-weight: 600; }
.r { text-align: right; white-space: nowrap; }
ul.lines { margin: 0; padding: 0; list-style: none; }
ul.lines li { padding: 6px 0; border-top: 1px solid var(--line); color: var(--ink-2); }
@media (max-width: 560px) { body { padding: 16px; } h1 { font-size: 22px; line-height: 29px; } .answers { grid-template-columns: minmax(0, 1fr); }
  .chart { margin: 24px -16px 0; } .chart svg { max-width: none; width: 720px; }
  thead { display: none; } tr { display: grid; grid-template-columns: 1fr auto; gap: 2px 12px; padding: 8px 0; border-bottom: 1px solid var(--line); }
  td { padding: 0; border: 0; } tr > :first-child { grid-area: 1 / 1; padding: 0; border: 0; } td:last-child { grid-area: 1 / 2; } td:not(:last-child) { grid-column: 1 / -1; } td:empty { display: none; } }
@page { size: A4; margin: 12mm; }
@media print { body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 13pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  li, tr, svg { break-inside: avoid; } h2 { break-after: avoid; margin-top: 18px; } h1 { font-size: 17pt; line-height: 21pt; } }
`;
