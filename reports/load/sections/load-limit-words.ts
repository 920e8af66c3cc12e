// What gave way first, in words for tables.
import type { Limit } from '../../results/load-results.ts';

export const loadLimitWords: Readonly<Record<Limit, string>> = {
  nothing: 'nothing',
  target: 'the target',
  generator: 'the generator',
  machine: 'the machine',
};
