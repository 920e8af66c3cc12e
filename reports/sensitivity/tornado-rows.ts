// What each input alone does to a figure, at its 10th and 90th percentile, widest first.
import { centralValueAt, type UncertainParameter } from '../../scenarios/sampling/central-value.ts';
import { normalQuantile } from '../statistics/distributions/normal-quantile.ts';
import { responseCurve, type MovedPoint } from './response-curve.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';

/** Standard units of the 10th and the 90th percentile. */
export const tornadoUnits = [normalQuantile(0.1), normalQuantile(0.9)] as const;

export type TornadoRow = SensitivityResults['tornado'][number]['rows'][number];

export interface TornadoOrder {
  readonly figure: string;
  /** The centre and those of the one-at-a-time design. */
  readonly points: readonly MovedPoint[];
  readonly parameters: readonly UncertainParameter[];
  /** On which effects about add up, so that they can be ordered. */
  readonly onScale: (value: number) => number;
}

/** Inputs that do not move the figure at all are left out. */
export function tornadoRows({ figure, points, parameters, onScale }: TornadoOrder): TornadoRow[] {
  const [lowZ, highZ] = tornadoUnits;
  const rows = parameters.flatMap((parameter): TornadoRow[] => {
    const curve = responseCurve(points, parameter.id, figure);
    const [low, high] = [lowZ, highZ].map((z) => curve.find((point) => point.z === z)?.value);
    if (low === undefined || high === undefined) return [];
    const end = (z: number, value: number) => ({ z, parameterValue: centralValueAt(parameter, z), figure: value });
    const centre = curve.find(({ z }) => z === 0)?.value;
    return low === high && low === centre
      ? []
      : [{ parameter: parameter.id, low: end(lowZ, low), high: end(highZ, high) }];
  });
  const swing = ({ low, high }: TornadoRow) => Math.abs(onScale(high.figure) - onScale(low.figure));
  return rows.toSorted((one, other) => swing(other) - swing(one));
}
