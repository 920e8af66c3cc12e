// A phishing drill: which attacks come to people, whether these were trained, and how many like them are computed.
import { z } from 'zod';
import { peopleOfMany } from './people-of-many.ts';

/** Each as a file in simulators/attacks. */
export const attackKinds = [
  'relay',
  'relay-without-passkey',
  'harvest',
  'enrolment-lure',
  'pass-lure',
  'prompt-consent',
  'recovery-hijack',
  'stolen-passkey',
  'replay',
] as const;
export type AttackKind = (typeof attackKinds)[number];

export const phishing = z.strictObject({
  attacks: z
    .array(z.enum(attackKinds))
    .min(1, 'expected at least one attack')
    .refine((kinds) => new Set(kinds).size === kinds.length, 'expected each once')
    .default([...attackKinds])
    .describe('What comes to the accounts, one attack to each, in turn'),
  trained: z
    .boolean()
    .default(false)
    .describe(
      'Whether people are trained against phishing as it is usual: the parameter training-effect bears on them',
    ),
  many: z
    .strictObject({
      users: peopleOfMany,
    })
    .prefault({})
    .describe('What is computed beside the people of the run: the same among many'),
});
export type Phishing = z.output<typeof phishing>;
