// The marks of a trade-off: thresholds of a way joined by a line, filled where impostors got in, hollow at the upper limit where none did.
import type { TradeOffPoint } from '../../results/recovery-results.ts';
import { dashPx, type ArmStyle } from '../../drawing/arm-style.ts';
import type { Layer } from '../../drawing/frame.ts';
import { yPx } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';
import type { Panels } from '../../drawing/panels.ts';
import { clampedToAxis, drawnShare, type LetIn, type lostAxis } from './rate-axes.ts';

export interface PlacedSetting {
  readonly point: TradeOffPoint;
  readonly letIn: LetIn;
}

/** @param panel in which they are drawn; @param settings of one way, in the order in which they get stricter. */
export function tradeOffLayers(
  panels: Panels,
  panel: string,
  x: ReturnType<typeof lostAxis>,
  style: ArmStyle,
  settings: readonly PlacedSetting[],
): Layer[] {
  const at = settings.map(({ point, letIn }) => ({
    setting: point.words,
    lost: clampedToAxis(point.lostShare, x),
    letIn: drawnShare(letIn),
    seen: letIn.gotIn > 0,
    asRun: point.asRun,
    y: panels.yOf(panel, drawnShare(letIn)),
  }));
  const encoding = { x: { field: 'lost', ...x }, y: yPx };
  const dash = dashPx(style, 3);
  const symbols = (seen: boolean): Layer => ({
    data: { values: at.filter((each) => each.seen === seen) },
    mark: {
      type: 'point',
      shape: style.shape,
      size: 70,
      opacity: 1,
      filled: true,
      fill: seen ? style.colour : colour('paper'),
      stroke: style.colour,
      strokeWidth: 1.75,
    },
    encoding,
  });
  // Thresholds follow each other; procedures are in no order, so nothing leads from one to the next.
  const line: Layer[] = settings.some(({ point }) => point.threshold === undefined)
    ? []
    : [
        {
          data: { values: at.map((each, order) => ({ ...each, order })) },
          mark: {
            type: 'line',
            stroke: style.colour,
            strokeWidth: 1.5,
            ...(dash === undefined ? {} : { strokeDash: dash }),
          },
          encoding: { ...encoding, order: { field: 'order', type: 'quantitative' } },
        },
      ];
  return [
    ...line,
    {
      data: { values: at.filter(({ asRun }) => asRun) },
      mark: {
        type: 'point',
        shape: 'circle',
        size: 260,
        opacity: 1,
        filled: false,
        stroke: colour('ink'),
        strokeWidth: 1.25,
      },
      encoding,
    },
    symbols(true),
    symbols(false),
  ];
}

export const tradeOffKey = [
  { label: 'At most: none got in', colour: colour('muted'), sign: { kind: 'symbol', shape: 'circle', hollow: true } },
] as const;
