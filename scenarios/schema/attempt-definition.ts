// What an attempt of a published figure can have been: which part of ours, and what a rate is a share of.
import { z } from 'zod';

/** Which part of attempts a published figure may be about. */
export const attemptParts = [
  'whole',
  'passkey',
  'passkey-prompt',
  'password',
  'code',
  'user-name-and-code',
  'registration',
  'registration-page',
] as const;
export type AttemptPart = (typeof attemptParts)[number];

export function isOfRegistration(part: AttemptPart): boolean {
  return part === 'registration' || part === 'registration-page';
}

/** What a published rate may be a share of. */
export const occasionUnits = ['prompt', 'first-try', 'attempt', 'need'] as const;
export type OccasionUnit = (typeof occasionUnits)[number];

/** Whose attempts a published figure may have counted. */
export const whoseAttempts = ['meant', 'people', 'anybody', 'log'] as const;
export type WhoseAttempts = (typeof whoseAttempts)[number];

const side = z.strictObject({
  part: z
    .enum(attemptParts)
    .describe(
      'whole: from opening the page to the end, fallback counts. passkey: attempts in which a passkey prompt came, signed in by passkey. passkey-prompt: the same from the prompt on. password: until the password is accepted. code: from there on. user-name-and-code: attempts that reached the code, without the time for the password. registration: of a passkey, not a sign-in; the sign-in that it begins with counts. registration-page: the same from the page that registers on; who never came to it is not counted',
    ),
  per: z
    .enum(occasionUnits)
    .describe(
      'prompt: each prompt shown. first-try: each attempt, a set-back is a failure. attempt: each attempt. need: each need to sign in, starting over allowed',
    ),
  whose: z
    .enum(whoseAttempts)
    .optional()
    .describe(
      'meant: attempts that serve a need. people: also those that nobody meant. anybody: also those of strangers, as a page counter has them. log: of all these, those that left a row in the sign-in log. A need is always meant. Absent: meant',
    ),
});
export type DefinitionSide = z.infer<typeof side>;

/** times: times and ratios of times. success: shares, their differences and ratios. */
export const kindsOfFigure = ['times', 'success'] as const;
export type KindOfFigure = (typeof kindsOfFigure)[number];

export const definition = z.strictObject({
  id: z.string().describe('Id of the definition'),
  title: z.string().describe('The definition in words, for the report'),
  of: z
    .enum(kindsOfFigure)
    .optional()
    .describe('Of which figures: a study may count one thing and time another. Absent: of both'),
  passkey: side.describe('What counts in the arm with passkeys'),
  other: side.optional().describe('What counts in the other arm. Absent: nothing is compared'),
});
export type Definition = z.infer<typeof definition>;
