// Every input that was moved, with its range and what that rests on.
import { html } from 'hono/html';
import { badge } from '../drawing/badge.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { PagePart } from './page-part.ts';
import { parameterValue, sharesOfBasis, type ToldParameter } from './parameter-words.ts';

export function parametersPart(results: { readonly parameters: readonly ToldParameter[] }): PagePart {
  return {
    id: 'parameters',
    title: `What is known of the inputs: ${sharesOfBasis(results)}`,
    body: html`<p>${badge('assumed')} The range of a parameter bounds its central value and is read as a central 95 % interval: normal on the logarithm for times, ratios and spreads, on the log odds for chances, one standard deviation below the centre and another above. Differences between people stay as they are around the moved centre.</p>
<details><summary>All parameters that were varied</summary>
${dataTable({
  caption: 'Parameters and their ranges',
  quietCaption: true,
  columns: ['Parameter', 'Centre', 'Low', 'High', 'Rests on'],
  rows: results.parameters.map(({ title, unit, centre, low, high, basis }) => {
    const words = (value: number) => parameterValue({ unit }, value);
    return [title, words(centre), words(low), words(high), basis];
  }),
})}
</details>`,
  };
}
