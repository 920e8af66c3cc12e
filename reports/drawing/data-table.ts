// A table in a frame of its own that scrolls sideways by keyboard and by touch, so that the page itself never has to.
// The frame is a group, not a region: thirty tables as landmarks would bury the page's real ones.
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
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}">
<table>
<caption class="${quietCaption ? 'unseen' : ''}">${caption}</caption>
<thead><tr>${columns.map((column, index) => html`<th scope="col" class="${kind(index)}">${column}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, index) => (index === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${kind(index)}">${cell}</td>`))}</tr>`)}</tbody>
</table>
</div>`;
}

/** Numbers with their unit are set right and in even figures; an empty cell stands among either. */
function isFigure(cell: string | Html | undefined): boolean {
  return typeof cell === 'string' && /^(?:|[−+<>]?\d[\d\s.,]*(?:\s?(?:%|ms|s|min|times|GiB))?|none|∞)$/u.test(cell);
}
