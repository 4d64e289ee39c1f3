import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cases } from '../../../test/run-size.ts';
import { anyChartData, chartData } from '../../../test/fixtures/chart-data.ts';
import { forecastChart } from '../../report/charts/forecast/forecast-chart.ts';
import { renderPng } from './render-png.ts';

const options = { theme: 'light', id: 'revenue', boundaries: true, width: 480, height: 260 } as const;
const svg = forecastChart(chartData(40), options);
const withoutText = svg.replaceAll(/<text[^>]*>.*?<\/text>/g, '');
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
