// A target: the relying party under test, told as data. How its pages are recognised and operated, and what its codes mean.
import { z } from 'zod';
import { actionResults } from './action.ts';

const pageNames = ['sign-in', 'password', 'code', 'other-ways', 'home', 'register-passkey', 'reset-password', 'new-password'] as const;
export type PageName = (typeof pageNames)[number];

export const target = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** `reference`: the identity provider of this project, started for the run. `remote`: a server somebody owns. */
  kind: z.enum(['reference', 'remote']),
  /** Absent for the reference target, which listens where there is room. */
  baseUrl: z.url().optional(),
  /** WebAuthn relying party id. */
  rpId: z.string(),
  paths: z.strictObject({ signIn: z.string(), passwordReset: z.string(), passkeyRegistration: z.string(), signOut: z.string() }),
  /** CSS selector that is present on exactly this page. */
  pages: z.record(z.enum(pageNames), z.string()),
  /** CSS selectors of fields and buttons. */
  controls: z.strictObject({
    userName: z.string(),
    password: z.string(),
    code: z.string(),
    newPassword: z.string(),
    submit: z.string(),
    resendCode: z.string(),
    usePasskey: z.string(),
    anotherWay: z.string(),
    createPasskey: z.string(),
    forgotPassword: z.string(),
  }),
  /** What the target's own script does when a passkey button is pressed; drivers without a browser do it themselves. Paths take and give JSON. */
  ceremonies: z.strictObject({
    authentication: z.strictObject({ options: z.string(), verify: z.string() }),
    registration: z.strictObject({ options: z.string(), verify: z.string() }),
    /** Attribute of the passkey button that holds the user name, and the one that names the field holding it. */
    userNameAttribute: z.string(),
    userNameFieldAttribute: z.string(),
  }),
  /** Element whose attribute data-code, or its text where it has none, is the target's error code; absent or empty when all is well. */
  errorCode: z.string(),
  /** What a code means as a result of an action: code → result name. */
  meanings: z.record(z.string(), z.enum([...new Set(Object.values(actionResults).flat())] as [string, ...string[]])),
});
export type Target = z.infer<typeof target>;
