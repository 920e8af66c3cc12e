// A target: the relying party under test, told as data. How its pages are recognised and operated, and what its codes mean.
import { z } from 'zod';
import { actionResults } from './action.ts';

export const pageNames = ['sign-in', 'password', 'code', 'other-ways', 'home', 'register-passkey', 'reset-password', 'new-password'] as const;
export type PageName = (typeof pageNames)[number];

const filled = z.string().min(1);
const path = z.string().regex(/^\//, 'expected a path that begins with /');

export const target = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** `reference`: the identity provider of this project, started for the run. `remote`: a server somebody owns. */
  kind: z.enum(['reference', 'remote']),
  /** Absent for the reference target, which listens where there is room. */
  baseUrl: z.url().optional(),
  /** WebAuthn relying party id. */
  rpId: filled,
  paths: z.strictObject({ signIn: path, passwordReset: path, passkeyRegistration: path, signOut: path }),
  /** CSS selector that is present on exactly this page. */
  pages: z.record(z.enum(pageNames), filled),
  /** CSS selectors of fields and buttons. */
  controls: z.strictObject({
    userName: filled,
    password: filled,
    code: filled,
    newPassword: filled,
    submit: filled,
    resendCode: filled,
    usePasskey: filled,
    anotherWay: filled,
    createPasskey: filled,
    forgotPassword: filled,
  }),
  /** What the target's own script does when a passkey button is pressed; drivers without a browser do it themselves. Paths take and give JSON. */
  ceremonies: z.strictObject({
    authentication: z.strictObject({ options: path, verify: path }),
    registration: z.strictObject({ options: path, verify: path }),
    /** Attribute of the passkey button that holds the user name, and the one that names the field holding it. */
    userNameAttribute: filled,
    userNameFieldAttribute: filled,
  }),
  /** Element whose attribute data-code, or its text where it has none, is the target's error code; absent or empty when all is well. */
  errorCode: filled,
  /** What a code means as a result of an action: code → result name. */
  meanings: z.record(z.string(), z.enum([...new Set(Object.values(actionResults).flat())] as [string, ...string[]])),
});
export type Target = z.infer<typeof target>;
