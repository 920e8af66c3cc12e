// What a part of the page is. One part a file; page.ts puts them in order.
import type { html } from 'hono/html';
import type { Results } from '../results/results.ts';

/** Markup whose values have been escaped by the `html` tag. */
export type Html = ReturnType<typeof html>;

export interface Section<R extends Results = Results> {
  /** Anchor of the part. */
  readonly id: string;
  readonly title: string;
  /** Its figures may be shown to somebody by themselves: what makes the run other than plain stands above them. */
  readonly showsFigures?: true;
  readonly render: (results: R) => Html;
}

/** A part with the results that it is about. */
export interface SectionOfRun extends Omit<Section, 'render'> {
  readonly render: () => Html;
}

export function sectionOfRun<R extends Results>({ render, ...section }: Section<R>, results: R): SectionOfRun {
  return { ...section, render: () => render(results) };
}
