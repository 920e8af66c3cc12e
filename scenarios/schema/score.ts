// Scores of an identity check, 0 to 100, and how they are distributed over the captures of one class. A distribution is held by published
// or assumed error rates at known scores, so that each of its numbers has a source; its shape between them is assumed.
import { z } from 'zod';
import { figure } from './figure.ts';
import { inUnit } from './in-unit.ts';

const highestScore = 100;

const score = z.number().min(0).max(highestScore);
const insideScore = z.number().gt(0).lt(highestScore);
/** Below it everything, or nothing: a share that a distribution is held by lies between. */
const leastShare = 1e-15;
const share = (about: string) => figure('share, 0 to 1', about, leastShare, 1 - leastShare);
const kind = <const K extends string>(name: K, about: string) => z.literal(name).describe(about);

const normal = z.strictObject({
  kind: kind('normal', 'Normal, cut off at 0 and 100'),
  at: score.meta(inUnit('points of 100', 'Score at which the share below is known.')),
  below: share('Share of captures that score less.'),
  sd: figure('points of 100', 'Standard deviation of the score.', 0.1, highestScore),
});

const logitNormal = z.strictObject({
  kind: kind('logit-normal', 'Normal on the log odds of the score: never quite 0 or 100'),
  at: insideScore.meta(inUnit('points of 100', 'Score at which the share below is known.')),
  below: share('Share of captures that score less.'),
  sigma: figure('no unit', 'Standard deviation of the log odds.', 0.05, 5),
});

export const logLinearTail = z.strictObject({
  kind: kind('log-linear-tail', 'The logarithm of the share at or above a score falls in straight lines from 0 at 0'),
  points: z
    .array(
      z.strictObject({
        score: insideScore.meta(inUnit('points of 100', 'A score.')),
        atOrAbove: share('Share of captures with that score or more.'),
      }),
    )
    .min(1)
    .refine(
      (points) =>
        points.every(({ score: at, atOrAbove }, index) => {
          const before = points[index - 1];
          return before === undefined || (at > before.score && atOrAbove.value < before.atOrAbove.value);
        }),
      'expected scores that rise and shares that fall',
    )
    .describe('Where the share is known, from low scores to high; beyond the last it falls on as before'),
});
export type LogLinearTail = z.infer<typeof logLinearTail>;

export const scoreDistribution = z.discriminatedUnion('kind', [normal, logitNormal, logLinearTail]);
export type ScoreDistribution = z.infer<typeof scoreDistribution>;

/** Of a stage: whoever scores as much passes. */
export function threshold(about: string) {
  return score.meta(inUnit('points of 100', about));
}
