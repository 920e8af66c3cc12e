// The frame of every page we write: no network, no script, opens by double click. What a page may do stands here once.
import { html, raw } from 'hono/html';
import type { Html } from './section.ts';
import { styleSheet } from './style-sheet.ts';

export interface ReportDocument {
  /** Of the window. */
  readonly title: string;
  /** Over the heading. */
  readonly kicker: string;
  readonly heading: string;
  /** Under it: what was run. */
  readonly runLine: string;
  readonly inShort: Html | readonly Html[];
  /** Its heading; absent: In short. */
  readonly inShortTitle?: string;
  readonly parts: readonly { readonly id: string; readonly title: string; readonly body: Html }[];
  readonly footer: Html;
  /** After the footer: data that belongs to the page. */
  readonly appended?: Html;
}

export async function reportDocument({
  title,
  kicker,
  heading,
  runLine,
  inShort,
  inShortTitle = 'In short',
  parts,
  footer,
  appended,
}: ReportDocument): Promise<string> {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${raw(styleSheet())}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<header>
<p class="kicker">${kicker}</p>
<h1><bdi>${heading}</bdi></h1>
<p class="run-line">${runLine}</p>
</header>
<main id="report" tabindex="-1">
<section class="lead"><h2>${inShortTitle}</h2>${inShort}</section>
<nav aria-label="Contents"><details><summary>Contents</summary><ol>${parts.map((part) => html`<li><a href="#${part.id}">${part.title}</a></li>`)}</ol></details></nav>
${parts.map(
  (part) => html`<section id="${part.id}"><h2>${part.title}</h2>
${part.body}
</section>`,
)}
</main>
<footer>${footer}</footer>
${appended ?? ''}
</body>
</html>
`;
  return String(await document);
}
