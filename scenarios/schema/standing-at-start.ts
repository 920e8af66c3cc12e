// Where the people of a persona stand before the rollout: shares by what they have registered, as a registration report says.
import { z } from 'zod';
import { share } from './units.ts';

const shares = { textMessageOnly: share, app: share, passkey: share } as const;

export const standingAtStart = z
  .strictObject({
    textMessageOnly: shares.textMessageOnly.describe('A code by text message or a call, and nothing else'),
    app: shares.app.describe('An authenticator app or a token, and no passkey'),
    passkey: shares.passkey.describe('A passkey, and an app for where it is not at hand'),
    evidence: z.array(z.string()).min(1).optional().describe('Ids of rows in evidence/published.json'),
    assumed: z.string().optional().describe('Why these shares, or of which report they are'),
  })
  .refine(
    ({ evidence, assumed }) => evidence !== undefined || assumed !== undefined,
    'expected "evidence" with ids of published figures, or "assumed" with the reason',
  )
  .refine(
    ({ textMessageOnly, app, passkey }) => Math.abs(textMessageOnly + app + passkey - 1) < 1e-6,
    'expected shares that add up to 100 %',
  );
export type StandingAtStart = z.output<typeof standingAtStart>;
