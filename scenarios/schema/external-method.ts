// A second factor that a provider other than the target asks for, on pages of its own: Microsoft Entra's external MFA, which is OpenID Connect's
// implicit flow by form posts. Source: Microsoft Learn, concept-authentication-external-method-provider (23 February 2026).
import { z } from 'zod';
import { listedGroups } from './method-use.ts';
import { durationFrom } from './units.ts';

const minuteMs = 60_000;

/** The one class of `acr` that is asked for after a password: the second factor is of another kind. */
export const askedClass = 'possessionorinherence';

/** As far as Microsoft Graph's externalAuthenticationMethodConfiguration bears on a sign-in. */
export const externalMethod = z.strictObject({
  displayName: z.string().min(1).max(60).describe('What the administrator calls it, as pages show it'),
  groups: listedGroups('that it is for (includeTargets). Absent: everybody'),
  answerWithin: durationFrom('30 s', '1 h')
    .default(5 * minuteMs)
    .describe('After it the target has forgotten the sign-in that it sent away. Microsoft Entra: about 5 min'),
});
export type ExternalMethod = z.output<typeof externalMethod>;
