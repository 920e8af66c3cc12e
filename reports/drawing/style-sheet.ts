// The style of every report page, with the rules that repaint charts for a dark ground.
import { readFileSync } from 'node:fs';
import { fontStack } from './frame.ts';
import { darkChartRules } from './palette.ts';

export function styleSheet(): string {
  const style = readFileSync(new URL('style.css', import.meta.url), 'utf8').replace('var(--font-stack)', fontStack);
  return `${style}@media screen and (prefers-color-scheme:dark){${darkChartRules('.drawing')}}`;
}
