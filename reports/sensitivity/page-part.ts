// A part of the page of an analysis: one file each where several pages have it.
import type { Html } from '../drawing/section.ts';

export interface PagePart {
  /** Anchor of the part. */
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}
