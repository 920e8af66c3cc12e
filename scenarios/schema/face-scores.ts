// How whoever compares faces and asks for a living person scores what comes before the camera, by class.
import { z } from 'zod';
import { figure } from './figure.ts';
import { logLinearTail, scoreDistribution, threshold } from './score.ts';

export const matchScores = z.strictObject({
  samePerson: scoreDistribution.describe('Face and portrait are of one person'),
  otherPerson: logLinearTail.describe('The face is of somebody else'),
  lookAlikeTimes: figure(
    'ratio',
    'How many times as often somebody who looks like the person of the portrait reaches a score as anybody else does.',
    1,
    1e6,
  ),
});
export type MatchScores = z.infer<typeof matchScores>;

export const livenessScores = z.strictObject({
  threshold: threshold('Least score that passes as a living person.'),
  live: scoreDistribution.describe(
    'A living person before the camera; pictures put behind the camera look like one too',
  ),
  print: scoreDistribution.describe('A printed picture before the camera'),
  replay: scoreDistribution.describe('A picture or film on a screen before the camera'),
});

export const injectionScores = z.strictObject({
  threshold: threshold('Least score that passes as pictures of a camera.'),
  camera: scoreDistribution.describe('Pictures that came through the camera, whatever was before it'),
  injected: scoreDistribution.describe('Pictures of a program, put behind the camera'),
});

/** Is a living person before a camera? Both questions are asked of each picture, and it must pass both. */
export const presence = z.strictObject({
  liveness: livenessScores.describe('Presentation attack detection'),
  injection: injectionScores.describe('Detection of pictures that no camera took'),
});
export type Presence = z.infer<typeof presence>;
