import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fallbackFonts } from './fonts/fallback-fonts.ts';
import { fontCoverage } from './fonts/font-coverage.ts';
import { scriptNames, undrawnText } from './fonts/undrawn-text.ts';
import { cases } from '../../../test/run-size.ts';
import { anyChartData, chartData } from '../../../test/fixtures/chart-data.ts';
import { forecastChart } from '../../report/charts/forecast/forecast-chart.ts';
import { renderPng as rendered } from './render-png.ts';

const options = { theme: 'light', id: 'revenue', boundaries: true, width: 480, height: 260 } as const;
const svg = forecastChart(chartData(40), options);
const withoutText = svg.replaceAll(/<text[^>]*>.*?<\/text>/g, '');
const renderPng = async (picture: string) => (await rendered(picture)).content;
const size = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('a PNG shows its text on a host that has no fonts', async () => {
  const drawn = await renderPng(svg);
  const wordless = await renderPng(withoutText);
  expect(drawn.subarray(1, 4).toString()).toBe('PNG');
  expect(drawn.equals(wordless)).toBe(false);

  const zoom = (size(drawn)[0] ?? 0) / options.width;
  const fontless = new Resvg(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'zoom', value: zoom } });
  expect(fontless.render().asPng().equals(wordless)).toBe(true);
});

test('semibold is another font than regular', async () => {
  const plain = await renderPng(svg.replaceAll(' font-weight="600"', ''));
  expect(plain.equals(await renderPng(svg))).toBe(false);
});

test('the same picture is the same file', async () => {
  expect((await renderPng(svg)).equals(await renderPng(svg))).toBe(true);
});

test('the renderer takes every picture', async () => {
  await fc.assert(
    fc.asyncProperty(anyChartData, fc.boolean(), async (data, boundaries) => {
      const png = await renderPng(forecastChart(data, { ...options, boundaries }));
      expect(size(png).every((side) => side > 0)).toBe(true);
    }),
    { numRuns: cases(40) },
  );
});

/** A picture of a text. */
const ofText = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60" font-family="Inter"><text x="10" y="20" font-size="16">${text}</text></svg>`;

describe('a name in another script', () => {
  const included = fileURLToPath(new URL('../../../assets/fonts/', import.meta.url));

  test.each(['Café', 'Cafe\u0301 creme', 'Доход', 'Έσοδα', 'Příjmy ąęś', 'Doanh thu tiếng Việt', '€£¥₹₺'])(
    '%s is in the included font',
    async (text) => {
      expect((await rendered(ofText(text))).undrawn).toEqual([]);
    },
  );

  test('is drawn in a font that has it, and otherwise named with the font to install, and shown as ?', async () => {
    const names = ['売上 夏セール', 'مبيعات', 'ยอดขาย', 'बिक्री', '매출', 'מכירות', '😀 tee'];
    for (const name of names) {
      const { content, undrawn } = await rendered(ofText(name));
      const { files } = await fallbackFonts(Array.from(name), null);
      expect(files.length > 0 || undrawn.length > 0).toBe(true);
      if (undrawn.length === 0) continue;
      const shown = Array.from(name, (letter) =>
        undrawn.includes(letter) ? (/\p{M}/u.test(letter) ? '' : '?') : letter,
      );
      const plain = ofText(shown.join('')).replace(
        '</svg>',
        `<text x="24" y="100%" dy="-4" font-size="10" fill="#656e75">? stands for ${scriptNames(undrawn)}, for which this machine has no font</text></svg>`,
      );
      expect(content.equals((await rendered(plain)).content)).toBe(true);
    }
  });

  test.each([
    ['売上', 'Chinese', 'Noto Sans SC'],
    ['売上セール', 'Japanese', 'Noto Sans JP'],
    ['مبيعات', 'Arabic', 'Noto Sans Arabic'],
    ['ยอดขาย', 'Thai', 'Noto Sans Thai'],
    ['बिक्री', 'Devanagari', 'Noto Sans Devanagari'],
    ['매출😀', 'Korean, emoji', 'Noto Sans KR and Noto Emoji'],
    ['ᚠ', 'other letters', 'one that has them, such as of the Noto family'],
  ])('%s is %s, for which there is %s', (letters, scripts, font) => {
    expect(undrawnText(Array.from(letters))).toBe(
      `no font has the letters ${letters} (${scripts}), so the PNG pictures show ? in their place: install ${font}, or name a folder of fonts as 'fonts' in the config. The SVG pictures take the fonts of whoever looks at them`,
    );
  });

  test('is looked up in a named folder first; a font of bitmaps, or no font, has none', async () => {
    expect(await fallbackFonts(['Д', '売'], included)).toMatchObject({
      files: [expect.stringMatching(/inter-regular\.ttf$/), ...(await fallbackFonts(['売'], null)).files],
    });
    expect(await fontCoverage(join(included, 'LICENSE'))).toBeNull();
    expect(await fontCoverage(join(included, 'none.ttf'))).toBeNull();
  });
});
