import type { ReportRow, ReportSection } from '../../report/document/report-sections.ts';
import type { Message, MessageAction, MessageLine, Tone } from '../message/message.ts';

/** The name under which the HTML finds the picture of the chart among the parts of the mail. */
export const CHART_CID = 'chart@evenkeel';

const LIGHT: Readonly<Record<Tone | 'good', string>> = {
  good: '#1e5fb8',
  normal: '#1b7a4b',
  warning: '#955800',
  critical: '#bf1f2f',
  unknown: '#656e75',
};

const DARK_STYLE = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .page { background: #101315 !important; }
    .ink { color: #edf0f1 !important; }
    .ink2 { color: #b4bdc3 !important; }
    .ink3 { color: #8f9aa1 !important; }
    .line { border-color: #262c30 !important; }
    .normal { color: #4fbf87 !important; }
    .warning { color: #e2a33c !important; }
    .critical { color: #ff7270 !important; }
    .good { color: #7caef5 !important; }
    .unknown { color: #8f9aa1 !important; }
    .main { background: #edf0f1 !important; color: #101315 !important; }
  }`;

/** A message as HTML for mail programs: styles at the elements, no scripts, no outer resources. */
export function mailHtml(message: Message, hasChart: boolean): string {
  const { tone, shape, word, title, business, headline, lines, chart, context, footer, actions } = message;
  const small = [context, footer].filter((text) => text !== '').join(' · ');
  const picture =
    hasChart && chart
      ? row(
          `<img src="cid:${CHART_CID}" width="552" alt="${escaped(chart.description)}" style="display:block;width:100%;max-width:552px;height:auto;border:0;border-radius:4px;background:#ffffff">`,
          '16px 24px 8px',
        )
      : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${DARK_STYLE}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#ffffff">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#ffffff;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:20px;font-variant-numeric:tabular-nums lining-nums">
<tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;text-align:left">
${row(`<span class="ink3" style="color:#656e75;font-size:12px;line-height:16px">${escaped(business)}</span>`, '24px 24px 0')}
${row(`<h1 class="ink" style="margin:0;font-size:16px;line-height:24px;font-weight:600;color:#13181b"><span class="${tone}" style="color:${LIGHT[tone]};white-space:nowrap">${escaped(`${shape} ${word}`)}</span> · ${escaped(title)}</h1>`, '4px 24px 0')}
${row(`<p class="ink" style="margin:0;font-size:16px;line-height:24px;color:#13181b">${escaped(headline)}</p>`, '8px 24px 0')}
${picture}
${lines.map(lineRow).join('\n')}
${(message.report ?? []).map(sectionRow).join('\n')}
${actions.length === 0 ? '' : row(actions.map(actionLink).join(' '), '20px 24px 0')}
${row(`<p class="ink3 line" style="margin:0;padding-top:12px;border-top:1px solid #e3e6e7;font-size:12px;line-height:16px;color:#656e75">${escaped(small)}</p>`, '20px 24px 24px')}
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function row(content: string, padding: string): string {
  return `<tr><td style="padding:${padding};overflow-wrap:anywhere">${content}</td></tr>`;
}

function lineRow({ label, text }: MessageLine): string {
  const name =
    label === null ? '' : `<strong class="ink" style="font-weight:600;color:#13181b">${escaped(label)}:</strong> `;
  return row(`<p class="ink2" style="margin:0;color:#464f55">${name}${escaped(text)}</p>`, '8px 24px 0');
}

/** A part of a report: each row has its value beside its name, so that it fits a phone. */
function sectionRow({ title, rows, lines }: ReportSection): string {
  const heading = `<h2 class="ink" style="margin:0 0 4px;font-size:16px;line-height:24px;font-weight:600;color:#13181b">${escaped(title)}</h2>`;
  const items = rows.map(reportRow).join('');
  const list =
    items === ''
      ? ''
      : `<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse">${items}</table>`;
  const sentences = lines.map(
    (line) =>
      `<p class="ink2 line" style="margin:0;padding:6px 0;border-top:1px solid #e3e6e7;color:#464f55">${escaped(line)}</p>`,
  );
  return row(`${heading}${list}${sentences.join('')}`, '24px 24px 0');
}

function reportRow({ name, state: { tone, shape, word }, text, value }: ReportRow): string {
  const cell = 'padding:6px 0;border-top:1px solid #e3e6e7;vertical-align:top';
  const compared = text === '' ? '' : `<br><span class="ink2" style="color:#464f55">${escaped(text)}</span>`;
  return `<tr><td class="line" style="${cell};overflow-wrap:anywhere"><strong class="ink" style="font-weight:600;color:#13181b">${escaped(name)}</strong> <span class="${tone}" style="color:${LIGHT[tone]};font-weight:600;white-space:nowrap">${escaped(`${shape} ${word}`)}</span>${compared}</td><td class="line ink" align="right" style="${cell};padding-left:12px;white-space:nowrap;color:#13181b">${escaped(value)}</td></tr>`;
}

function actionLink({ label, url }: MessageAction, index: number): string {
  if (index > 0)
    return `<a class="ink2" href="${escaped(url)}" style="display:inline-block;padding:8px 12px;color:#464f55">${escaped(label)}</a>`;
  return `<a class="main" href="${escaped(url)}" style="display:inline-block;padding:8px 16px;border-radius:4px;background:#13181b;color:#ffffff;font-weight:600;text-decoration:none">${escaped(label)}</a>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
