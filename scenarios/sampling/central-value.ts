// How uncertain a parameter's central value is (the median of a time, the probability of a chance), as one number in standard units:
// z = 0 is the value in human.yaml; from z = -1.96 to 1.96 lies its plausible range, low to high, which is read as a central 95 %
// interval. Beyond it goes on normally on the scale of the logarithm (times, ratios, spreads, counts) or of the log odds (chances),
// with one standard deviation below the centre and another above it (a "split normal" whose median is the centre). That the range is
// a 95 % interval is our reading: for a published figure it is what the sources span, for an assumed one a wide guess.
import type { Distribution, Parameter } from '../schema/evidence.ts';
import { PilotError } from '../schema/pilot-error.ts';
import { normalQuantile } from './normal-quantile.ts';

/** What of a parameter says how uncertain its centre is. */
export type UncertainParameter = Pick<Parameter, 'id' | 'unit' | 'distribution' | 'low' | 'high'>;

/** z of the ends of a central 95 % interval. */
export const rangeEnd = normalQuantile(0.975);

/** A range that reaches 0 or 1 has no end on these scales: it is taken to end at this share of the way from there to the centre. */
const openEnd = 0.02;

export function centralValue({ distribution }: Pick<Parameter, 'distribution'>): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return (distribution.low + distribution.high) / 2;
    case 'triangular':
      return distribution.mode;
    case 'normal':
    case 'exponential':
      return distribution.mean;
    case 'lognormal':
      return distribution.median;
    case 'chance':
      return distribution.probability;
  }
}

/** The central value at z. Increases with z, except on a side where the range has no width. */
export function centralValueAt(parameter: UncertainParameter, z: number): number {
  const { below, above } = onScale(parameter);
  const value = centralValue(parameter);
  const factor = Math.exp((z < 0 ? below : above) * z);
  return parameter.distribution.kind === 'chance' ? (value * factor) / (1 - value + value * factor) : value * factor;
}

/** Where a central value lies, in standard units; undefined: on a side where the range has no width, so that it has no place. */
export function standardUnitsOf(parameter: UncertainParameter, value: number): number | undefined {
  const { centre, below, above } = onScale(parameter);
  const away = toScale(parameter, value) - centre;
  if (away === 0) return 0;
  const unit = away < 0 ? below : above;
  return unit === 0 ? undefined : away / unit;
}

/**
 * The same parameter around another centre: its shape stays, and traits and habits bear on it as before (unlike a scenario's
 * override, which is one value for everyone). Times and numbers are multiplied; a count that is the same for all is a whole number.
 */
export function recentred<P extends UncertainParameter>(parameter: P, value: number): P {
  return { ...parameter, distribution: distributionAround(parameter, value) };
}

function distributionAround({ distribution, unit, ...parameter }: UncertainParameter, value: number): Distribution {
  const factor = value / centralValue({ distribution });
  switch (distribution.kind) {
    case 'fixed':
      return { ...distribution, value: unit === 'count' ? Math.max(1, Math.round(value)) : value };
    case 'uniform':
      return { ...distribution, low: distribution.low * factor, high: distribution.high * factor };
    case 'triangular':
      return { ...distribution, low: distribution.low * factor, mode: value, high: distribution.high * factor };
    case 'normal':
      return { ...distribution, mean: value, sd: distribution.sd * factor };
    case 'exponential':
      return { ...distribution, mean: value };
    case 'lognormal':
      return { ...distribution, median: value };
    case 'chance':
      if (value < 0 || value > 1)
        throw new PilotError('parameter-out-of-range', {
          id: parameter.id,
          where: parameter.id,
          found: String(value),
          expected: 'a probability from 0 to 1',
        });
      return { ...distribution, probability: value };
  }
}

interface Scaled {
  readonly centre: number;
  /** Standard deviation on either side. */
  readonly below: number;
  readonly above: number;
}

function onScale(parameter: UncertainParameter): Scaled {
  const value = centralValue(parameter);
  const isChance = parameter.distribution.kind === 'chance';
  const low = parameter.low > 0 ? parameter.low : value * openEnd;
  const high = isChance && parameter.high >= 1 ? 1 - (1 - value) * openEnd : parameter.high;
  if (!(low > 0 && low <= value && value <= high && (!isChance || (value > 0 && value < 1)))) {
    throw new PilotError('parameter-range', {
      id: parameter.id,
      where: 'scenarios/evidence/human.yaml',
      found: `low ${parameter.low}, centre ${value}, high ${parameter.high} of ${parameter.id}`,
      expected: 'low ≤ centre ≤ high, above 0, and for a chance below 1',
    });
  }
  const centre = toScale(parameter, value);
  return {
    centre,
    below: (centre - toScale(parameter, low)) / rangeEnd,
    above: (toScale(parameter, high) - centre) / rangeEnd,
  };
}

function toScale({ distribution }: UncertainParameter, value: number): number {
  return distribution.kind === 'chance' ? Math.log(value / (1 - value)) : Math.log(value);
}
