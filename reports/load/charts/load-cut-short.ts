// A trial that ended before its time: said beside its name, and marked where it ended.
import type { Layer } from '../../drawing/frame.ts';
import type { xAxis } from '../../drawing/forest.ts';
import { yPx } from '../../drawing/layers.ts';
import type { Panels } from '../../drawing/panels.ts';
import type { LoadTrial } from './load-trials.ts';
import { colour } from '../../drawing/palette.ts';
import { durationInWords } from '../../words/quantity.ts';
import type { StyleOf } from '../../drawing/arm-style.ts';

const reasons: Readonly<Record<string, string>> = {
  'target-died': 'the target died',
  interrupted: 'interrupted',
  'k6-ended': 'k6 ended',
};

/** "Passkey", "Passkey: cut short after 41.2 s, the target died". */
export function armWithEnd({ arm, cutShort }: LoadTrial, styleOf: StyleOf): string {
  const { name } = styleOf(arm);
  return cutShort === undefined
    ? name
    : `${name}: cut short after ${durationInWords(cutShort.atMs)}, ${reasons[cutShort.code] ?? cutShort.code}`;
}

export function cutShortLayer(trials: readonly LoadTrial[], panels: Panels, x: ReturnType<typeof xAxis>): Layer {
  const values = trials.flatMap(({ arm, cutShort }) => {
    if (cutShort === undefined) return [];
    const { top, bottom } = panels.band(arm);
    return [{ arm, code: cutShort.code, at: cutShort.atMs / 1_000, y: top, bottom }];
  });
  return {
    data: { values },
    mark: { type: 'rule', stroke: colour('ink'), strokeWidth: 2, strokeDash: [5, 3] },
    encoding: { x: { field: 'at', ...x }, y: yPx, y2: { field: 'bottom' } },
  };
}
