// The time of a trial that no figure counts, lead-in and warm-up, as a ground behind its panels.
import type { Layer } from '../../drawing/frame.ts';
import type { xAxis } from '../../drawing/forest.ts';
import { type KeyEntry, yPx } from '../../drawing/layers.ts';
import type { Panels } from '../../drawing/panels.ts';
import type { LoadTrial } from './load-trials.ts';
import { colour } from '../../drawing/palette.ts';

export const notCountedEntry: KeyEntry = {
  label: 'Lead-in and warm-up, not counted',
  colour: colour('quiet'),
  sign: { kind: 'swatch' },
};

/** Behind the panels named by the arms of the trials. */
export function notCountedLayer(trials: readonly LoadTrial[], panels: Panels, x: ReturnType<typeof xAxis>): Layer {
  const values = trials
    .filter(({ warmUpEndsMs }) => warmUpEndsMs > 0)
    .map(({ arm, warmUpEndsMs }) => {
      const { top, bottom } = panels.band(arm);
      return { arm, from: 0, to: warmUpEndsMs / 1_000, y: top, bottom };
    });
  return {
    data: { values },
    mark: { type: 'rect', fill: colour('quiet') },
    encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx, y2: { field: 'bottom' } },
  };
}
