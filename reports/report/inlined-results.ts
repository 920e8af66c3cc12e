// The results as the page carries them. A load run's course, span by span, can be larger than all the rest: where it would make the
// page too heavy it stays in results.json beside the page, and the page says so. The charts have drawn it already.
import type { Results } from '../results/results.ts';

/** A page of more than 1.5 MB is slow to open and too large for many mail boxes; what is left is for the head and the style. */
const mostBytes = 1_450_000;

export interface InlinedResults {
  readonly json: string;
  readonly complete: boolean;
}

/** @param drawnBytes of the page without the results */
export function inlinedResults(results: Results, drawnBytes: number): InlinedResults {
  const json = inScript(results);
  if (results.kind !== 'load' || drawnBytes + Buffer.byteLength(json) <= mostBytes) return { json, complete: true };
  return {
    json: inScript({ ...results, load: { ...results.load, timeline: [], heat: [], cpu: [] } }),
    complete: false,
  };
}

/** JSON that no HTML parser can leave early: a `<` inside a string is written as its escape. */
function inScript(results: Results): string {
  return JSON.stringify(results).replaceAll('<', String.raw`\u003c`);
}
