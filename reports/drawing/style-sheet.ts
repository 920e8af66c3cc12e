// The style of every report page, with the rules that repaint charts for a dark ground.
import { readFileSync } from 'node:fs';
import { fontStack } from './frame.ts';
import { darkChartRules } from './palette.ts';

export function styleSheet(): string {
  const style = readStyle('style.css');
  return `${style}@media screen and (prefers-color-scheme:dark){${darkChartRules('.drawing')}}`;
}

/** Of the pages for print. */
export function printStyle(): string {
  return readStyle('print.css');
}

function readStyle(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8').replace('var(--font-stack)', fontStack);
}
