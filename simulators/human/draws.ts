// Draws of the human model. Each parameter has a random stream of its own at each address, so that nothing drawn for
// one thing moves another, and both arms of a comparison meet the same causes where the cause is common to them.
//
// Traits and habits bear on a draw in one of two ways:
//   times    t' = t · f                       f = trait · habit
//   chances  p' = p·f / (1 - p + p·f)         the odds p/(1-p) times f; 0 stays 0, 1 stays 1
// Traits have mean 1, so for rare causes the average over people is the published rate. An overridden parameter is taken
// as it is: f = 1.
import { quantile } from '../../scenarios/sampling/distribution.ts';
import { openStream, type Stream } from '../../scenarios/sampling/stream.ts';
import type { Traits, VirtualUser } from '../population/virtual-user.ts';
import { useOf, type ChanceId, type DurationId, type NumberId, type ParameterId } from './parameter-table.ts';
import type { Parameters } from './parameters.ts';

export interface Draws {
  /** Does it happen? `oddsFactor` comes on top of trait and habit. */
  readonly happens: (id: ChanceId, oddsFactor?: number) => boolean;
  /** A time, ms. */
  readonly durationMs: (id: DurationId) => number;
  /** A number in the parameter's unit; ms when that is a time. */
  readonly value: (id: NumberId) => number;
  /** Uniforms for what is no parameter, as which letter is typed wrong. */
  readonly stream: (name: string) => Stream;
}

export interface DrawScope {
  /** What the draws belong to, as "human/flow/step"; scopes never share a draw. */
  readonly scope: string;
  /** Asked again for the same id: the same answer, as for a state of the attempt, or the next draw. */
  readonly again: 'same' | 'next';
  readonly attempt?: number;
  readonly visit?: number;
}

/** Opens draws at (seed, scope, user, attempt, visit). */
export function openDraws(seed: number, parameters: Parameters, user: Pick<VirtualUser, 'index' | 'persona' | 'traits'>, at: DrawScope): Draws {
  const { scope, again, ...place } = at;
  const streams = new Map<string, Stream>();
  const stream = (name: string): Stream => {
    const open = again === 'same' ? undefined : streams.get(name);
    if (open !== undefined) return open;
    const opened = openStream({ seed, purpose: `${scope}/${name}`, user: user.index, ...place });
    streams.set(name, opened);
    return opened;
  };

  return {
    stream,
    happens(id, oddsFactor = 1) {
      const { distribution, habit, overridden } = parameters.ask(id, user.persona);
      const u = stream(id).uniform();
      if (distribution.kind !== 'chance') return quantile(distribution, u) > 0;
      const factor = overridden ? 1 : oddsFactor * factorOf(id, habit, user.traits);
      return quantile({ kind: 'chance', probability: withOddsTimes(distribution.probability, factor) }, u) === 1;
    },
    durationMs(id) {
      const { distribution, habit, overridden, unitInMs } = parameters.ask(id, user.persona);
      const drawn = quantile(distribution, stream(id).uniform()) * unitInMs;
      return overridden ? drawn : drawn * factorOf(id, habit, user.traits);
    },
    value(id) {
      const { distribution, habit, overridden, unitInMs } = parameters.ask(id, user.persona);
      const drawn = quantile(distribution, stream(id).uniform()) * unitInMs;
      return overridden ? drawn : drawn * habit;
    },
  };
}

function factorOf(id: ParameterId, habit: number, traits: Traits): number {
  const { trait } = useOf(id);
  return habit * (trait === undefined ? 1 : traits[trait]);
}

/** The probability whose odds are `factor` times those of p. */
export function withOddsTimes(p: number, factor: number): number {
  return (p * factor) / (1 - p + p * factor);
}
