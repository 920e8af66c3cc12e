// A face check at the presentation of a credential, as a profile: a live face is held against the photo in the credential.
import { z } from 'zod';
import { currency } from './currency.ts';
import { matchScores, presence } from './face-scores.ts';
import { figure } from './figure.ts';

export const faceCheck = z.strictObject({
  id: z.string().describe('Id of the profile; the name of its file'),
  title: z.string().describe('What the report calls it'),
  description: z.string().describe('Which public facts it rests on, and what is assumed'),
  match: matchScores.describe('Of a live face against the photo of the credential'),
  presence: presence.describe('Whether a living person is before the camera'),
  decisionTime: z
    .strictObject({
      median: figure('s', 'Median time to the decision on a face.', 0, 86_400),
      sigma: figure('no unit', 'Standard deviation of its natural logarithm.', 0.01, 3),
    })
    .describe('How long it takes to decide'),
  price: z
    .strictObject({
      currency: currency.describe('ISO 4217 code of the price'),
      perCheck: figure(
        'as `currency` says',
        'Charged for each presentation in which a face was compared, matched or not; none where no face came.',
        0,
        1_000,
      ),
    })
    .describe('What a check costs the tenant'),
});
export type FaceCheck = z.infer<typeof faceCheck>;
