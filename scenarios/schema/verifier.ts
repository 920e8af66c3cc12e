// A provider of identity verification, as a profile: what it takes, how well it tells true from false, how many tries it gives, how long it
// takes and what it costs.
import { z } from 'zod';
import { documentTypes } from './captured.ts';
import { currency } from './currency.ts';
import { figure } from './figure.ts';
import { matchScores, presence } from './face-scores.ts';
import { inUnit } from './in-unit.ts';
import { issuedDocuments } from './issued-documents.ts';
import { scoreDistribution, threshold } from './score.ts';
import { durationFrom } from './units.ts';

const tries = (about: string) => z.int().min(1).max(100).meta(inUnit('count of tries', about));

const countriesTaken = z
  .union([
    z.literal('all-that-issue-it'),
    z.array(z.string().regex(/^[A-Z]{2}$/, 'expected an ISO 3166-1 alpha-2 code, for example "DE"')),
  ])
  .describe('Countries whose documents of this type are taken');

export const verifier = z
  .strictObject({
    id: z.string().describe('Id of the profile; the name of its file'),
    title: z.string().describe('What the report calls it'),
    description: z.string().describe('Which public facts it rests on, and what is assumed'),
    takes: z
      .strictObject({
        passport: countriesTaken,
        'identity-card': countriesTaken,
        'driving-licence': countriesTaken,
        'residence-permit': countriesTaken,
      })
      .describe('Documents that it takes, by type'),
    takesExpired: z.boolean().describe('A document that has expired is taken'),
    document: z
      .strictObject({
        legibility: z
          .strictObject({
            threshold: threshold('Least score with which the picture can be read.'),
            scores: scoreDistribution.describe('Of pictures of documents'),
          })
          .describe('Whether a picture of a document can be read'),
        authenticity: z
          .strictObject({
            threshold: threshold('Least score that passes as genuine.'),
            genuine: scoreDistribution.describe('Of genuine documents'),
            forged: scoreDistribution.describe('Of forged documents'),
          })
          .describe('Whether a document that was read is genuine'),
      })
      .describe('The check of the document'),
    face: z
      .strictObject({
        threshold: threshold('Least score that passes as the person of the portrait.'),
        match: matchScores.describe('Of a selfie against the portrait of the document'),
        presence: presence.describe('Whether a living person is before the camera'),
      })
      .describe('The check of the face'),
    tries: z
      .strictObject({
        document: tries('Pictures of the document that are looked at before the check is over.'),
        face: tries('Selfies that are looked at before the check is over.'),
      })
      .describe('How often a person may try at each stage'),
    lifetime: durationFrom('1 min', '7 d').describe('How long a verification can be gone through once it is asked for'),
    credentialLifetime: durationFrom('1 min', '3650 d').describe('How long the credential is valid that it issues'),
    decisionTime: z
      .strictObject({
        document: figure('s', 'Median time to the decision on a picture of a document.', 0, 86_400),
        face: figure('s', 'Median time to the decision on a selfie.', 0, 86_400),
        sigma: figure('no unit', 'Standard deviation of the natural logarithm of both.', 0.01, 3),
      })
      .describe('How long its machines, and people behind them, take to decide'),
    price: z
      .strictObject({
        currency: currency.describe('ISO 4217 code of the price'),
        perCheck: figure(
          'as `currency` says',
          'Charged once for each verification, when a first document is looked at; whatever comes of it.',
          0,
          1_000,
        ),
      })
      .describe('What a check costs the tenant'),
    availability: figure(
      'share, 0 to 1',
      'Share of time in which it answers. Each person meets outages of their own; those of a rollout meet the same ones.',
      0.5,
      1,
    ),
    outage: figure(
      'min',
      'Mean time for which it does not answer, once it does not; evenly from none to twice that.',
      1,
      10_080,
    ),
  })
  .superRefine(({ takes }, context) => {
    for (const type of documentTypes) {
      const countries = takes[type];
      if (countries === 'all-that-issue-it') continue;
      for (const [at, country] of countries.entries())
        if (!issuedDocuments[type].has(country))
          context.addIssue({
            code: 'custom',
            path: ['takes', type, at],
            message: `expected a country of which a document of this type is known, found "${country}"`,
          });
    }
  });
export type Verifier = z.infer<typeof verifier>;
