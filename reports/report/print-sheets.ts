// The document around two pages A4: no network, no script.
import { html, raw } from 'hono/html';
import { keepTogether } from '../drawing/keep-together.ts';
import type { Html } from '../drawing/section.ts';
import { printStyle } from '../drawing/style-sheet.ts';
import { count, countOf } from '../words/quantity.ts';
import { fitting, linesOf, sheet, textHeight } from './print-room.ts';

export interface Printed {
  /** Of the run. */
  readonly name: string;
  readonly runLine: string;
  /** What is wrong with the run, or other than plain. */
  readonly wrong: readonly string[];
  readonly first: Html;
  readonly second: Html;
}

/** px that all of what is wrong may take. */
const wrongAtMost = 110;

export async function printSheets({ name, runLine, wrong, first, second }: Printed): Promise<string> {
  const told = wrongTold(wrong);
  const moreWrong = wrong.length - told.length;
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${name}: two pages for print</title>
<style>${raw(printStyle())}</style>
</head>
<body>
<section class="sheet">
<h1><bdi>${name}</bdi></h1>
<p class="run-line">${runLine}</p>
${told.map((text) => html`<p class="wrong"><strong>${keepTogether(text)}</strong></p>`)}${moreWrong === 0 ? '' : html`<p class="more">${count(moreWrong)} more in report.html</p>`}
${first}
</section>
<section class="sheet">
${second}
</section>
</body>
</html>
`;
  return String(await document);
}

function wrongTold(wrong: readonly string[]): string[] {
  return fitting(wrong, (text) => textHeight(text), wrongAtMost);
}

/** px: of what stands above the first heading. */
export function topHeight({ name, runLine, wrong }: Pick<Printed, 'name' | 'runLine' | 'wrong'>): number {
  return (
    linesOf({ text: name, widthPx: sheet.widthPx, fontPx: 22, weight: 'bold' }) * 28 +
    textHeight(runLine) +
    wrongTold(wrong).reduce((sum, text) => sum + textHeight(text) + 4, 0)
  );
}

/** Of what does not fit. */
export function moreInReport(left: number, what: string): Html | string {
  return left === 0 ? '' : html`<p class="more">${countOf(left, `more ${what}`)} in report.html</p>`;
}
