// Charts on paper: as large as they are drawn for the width of the sheet, all smaller by one factor where that is too high.
import { html, raw } from 'hono/html';
import type { BuiltChart } from '../drawing/chart.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import { renderSvg } from '../drawing/render.ts';
import type { Html } from '../drawing/section.ts';
import { linesOf, sheet } from './print-room.ts';

/** @param roomPx for all of them with their titles. */
export async function printedCharts(charts: readonly BuiltChart[], roomPx: number): Promise<Html[]> {
  const titles = charts.map(
    ({ title }) => linesOf({ text: title, widthPx: sheet.widthPx, fontPx: 13, weight: 'bold' }) * 18 + 22,
  );
  const room = roomPx - titles.reduce((sum, each) => sum + each, 0);
  const heights = charts.map(({ spec: { width, height, padding } }) => {
    const [across, down] = [width + padding.left + padding.right, height + padding.top + padding.bottom];
    return (down * Math.min(sheet.widthPx, across)) / across;
  });
  const factor = Math.min(1, room / heights.reduce((sum, each) => sum + each, 0));
  return Promise.all(
    charts.map(async ({ spec, title, alt }, index) => {
      const { svg } = await renderSvg(spec);
      return html`<figure><h3>${keepTogether(title)}</h3><div class="drawing" role="img" aria-label="${alt}" style="height:${Math.floor((heights[index] ?? 0) * factor)}px">${raw(svg.replace('<svg ', '<svg aria-hidden="true" focusable="false" '))}</div></figure>`;
    }),
  );
}
