// The frame of every page: language, title, one stylesheet, one place for errors, a heading. Works without script.
import { html } from 'hono/html';
import type { Page } from './page-response.ts';

export interface PageFrame {
  /** For drivers and tests: which page this is. */
  readonly page: string;
  readonly title: string;
  /** What went wrong: its code, and the sentence that people read. */
  readonly error?: { readonly code: string; readonly sentence: string } | undefined;
  /** Said politely: something went well. */
  readonly notice?: string | undefined;
  /** Path of the page's script. */
  readonly script?: string | undefined;
  readonly body: Page;
}

export function pageFrame({ page, title, error, notice, script, body }: PageFrame): Page {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${error === undefined ? '' : 'Error: '}${title} – Passkey Pilot reference</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
${script === undefined ? '' : html`<script type="module" src="${script}"></script>`}
</head>
<body>
<main data-page="${page}">
<h1>${title}</h1>
${
  error === undefined
    ? html`<p id="error" role="alert" tabindex="-1" hidden></p>`
    : html`<p id="error" role="alert" tabindex="-1" autofocus data-code="${error.code}">${error.sentence}</p>`
}
${notice === undefined ? '' : html`<p id="notice" role="status">${notice}</p>`}
${body}
</main>
</body>
</html>
`;
}

/** Attributes of a field that may carry the page's error. Focus goes to the error when there is one, else to the first field. */
export function fieldState(error: string | undefined): Page {
  return error === undefined ? html` autofocus` : html` aria-invalid="true" aria-describedby="error"`;
}
