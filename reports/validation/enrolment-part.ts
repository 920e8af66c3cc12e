// The part of the validation's page about enrolment: the picture, what stands for what, and with what nothing was compared.
import { html } from 'hono/html';
import { dataTable } from '../drawing/data-table.ts';
import { builtFigure } from '../drawing/figure.ts';
import { sourceLinks } from '../drawing/link.ts';
import type { Html } from '../drawing/section.ts';
import { toldChart } from '../drawing/told-chart.ts';
import { asStated } from '../words/quantity.ts';
import { enrolmentChart } from './enrolment-chart.ts';
import type { EnrolmentResults } from './validation.ts';

export async function enrolmentPart(
  enrolment: EnrolmentResults,
  over: { readonly level: number; readonly draws: number },
): Promise<Html> {
  const figure = await builtFigure('predicted-enrolment', {
    wide: toldChart(enrolmentChart(enrolment, over, 'wide'), []),
    narrow: toldChart(enrolmentChart(enrolment, over, 'narrow'), []),
  });
  return html`${figure}
<p>A rollout of the model stands for each: its people meet the request only where the target asks them to sign in, on devices that can hold a passkey, and answer it as the rates say. Whoever was asked, by whom and how often is published of none of them; what is taken instead stands below. A figure that is not covered is a finding about these rates, and none was changed for it.</p>
${dataTable({
  caption: 'What stands for what',
  columns: ['Published', 'Of whom', 'In the model'],
  rows: enrolment.curves.flatMap(({ title, standsFor, points }) =>
    points.map(({ quantity, population, url, published }) => [
      html`<strong>${title}.</strong> ${quantity}: ${sourceLinks(url, asStated(published, 'proportion'))}`,
      population,
      standsFor,
    ]),
  ),
})}
${dataTable({
  caption: 'Published, and not compared',
  columns: ['Published', 'Share', 'Why not'],
  rows: enrolment.notCompared.map(({ quantity, published, url, why }) => [
    html`${sourceLinks(url, quantity)}`,
    asStated(published, 'proportion'),
    why,
  ]),
})}`;
}
