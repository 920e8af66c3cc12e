// A table that fits its column: on a phone each row becomes a card, with the heading of each cell beside it, and in between it scrolls
// sideways in a frame of its own, by keyboard and by touch, so that the page itself never has to.
// The frame is a group, not a region: thirty tables as landmarks would bury the page's real ones. Roles are said because a card is no table to a browser.
import { html } from 'hono/html';
import type { Html } from './section.ts';

export interface DataTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly (string | Html)[])[];
  /** Hides the caption from the eye where a heading above says the same. */
  readonly quietCaption?: true;
}

export function dataTable({ caption, columns, rows, quietCaption }: DataTable): Html {
  const numeric = columns.map(
    (_, column) => column > 0 && rows.length > 0 && rows.every((row) => isFigure(row[column])),
  );
  const kind = (column: number) => (numeric[column] ? 'figure' : 'words');
  const cell = (content: string | Html, index: number) =>
    index === 0
      ? html`<th role="rowheader" scope="row">${content}</th>`
      : html`<td role="cell" class="${kind(index)}" data-name="${columns[index] ?? ''}">${content}</td>`;
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}">
<table role="table"${columns.length >= manyColumns ? html` class="many"` : ''}>
<caption class="${quietCaption ? 'unseen' : ''}">${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map((column, index) => html`<th role="columnheader" scope="col" class="${kind(index)}">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${row.map(cell)}</tr>`)}</tbody>
</table>
</div>`;
}

/** From here on cells stand closer together. */
const manyColumns = 8;

/** Numbers with their unit are set right and in even figures; an empty cell stands among either. */
function isFigure(cell: string | Html | undefined): boolean {
  return typeof cell === 'string' && /^(?:|[−+<>]?\d[\d\s.,]*(?:\s?(?:%|ms|s|min|times|GiB))?|none|∞)$/u.test(cell);
}
