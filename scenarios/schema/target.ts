// A target: the relying party under test, told as data. How its pages are recognised and operated, and what its codes mean.
import { z } from 'zod';
import { actionResults } from '../flows/action.ts';
import { externalPageNames, pageNames, recoveryPageNames } from '../flows/page-name.ts';

const filled = z.string().min(1);
const path = z.string().regex(/^\//, 'expected a path that begins with /');

const control = (about: string) => filled.describe(`CSS selector: ${about}`);

/** Paths that take and give JSON. */
const ceremony = z.strictObject({
  options: path.describe('Gives the options of the ceremony'),
  verify: path.describe('Takes what the authenticator answered'),
});

export const target = z.strictObject({
  id: z.string().describe('Id of the target; the name of its file'),
  title: z.string().describe('What the report calls it'),
  kind: z
    .enum(['reference', 'remote'])
    .describe('reference: the identity provider of this project, started for the run. remote: a server somebody owns'),
  baseUrl: z
    .url()
    .optional()
    .describe('Where it listens. Absent for the reference target, which listens where there is room'),
  rpId: filled.describe('WebAuthn relying party id'),
  paths: z
    .strictObject({
      signIn: path.describe('Page on which a sign-in begins'),
      passwordReset: path.describe('Page on which a password reset begins'),
      passkeyRegistration: path.describe('Page on which a passkey is registered'),
    })
    .describe('Paths below baseUrl'),
  pages: z.record(z.enum(pageNames), filled).describe('CSS selector that is present on exactly this page'),
  controls: z
    .strictObject({
      userName: control('field for the user name'),
      password: control('field for the password'),
      code: control('field for the one-time code'),
      newPassword: control('field for a new password'),
      submit: control('button that sends the form'),
      resendCode: control('button that asks for another code'),
      usePasskey: control('button that begins a sign-in with a passkey'),
      anotherWay: control('link to other ways to sign in'),
      createPasskey: control('button that begins the registration of a passkey'),
    })
    .describe('Fields and buttons'),
  recovery: z
    .strictObject({
      pages: z
        .record(z.enum(recoveryPageNames), filled)
        .describe('CSS selector that is present on exactly this page; of the identity check and the wallet, too'),
      controls: z
        .strictObject({
          recoverAccount: control('link to account recovery, on the page with other ways'),
          verificationLink: control('link that the QR code holds'),
          seeResult: control('link or button that shows what came of the recovery'),
          signOut: control('button that signs out, on the page that is shown when signed in'),
          pass: control('field for the Temporary Access Pass'),
          passUserName: control('field for the user name that the pass is of'),
          submitPass: control('button that sends both'),
          issuedPass: control('element whose text is the pass that was given'),
          document: control('field for the document: type and country'),
          camera: control('file field that a camera fills'),
          keepCredential: control('button that takes the credential into the wallet'),
          credential: control('field that holds the credential'),
          shareCredential: control('button that shows the credential to whoever asks for it'),
          presentation: control('link to where the credential is asked for'),
        })
        .describe('Fields, buttons and links'),
    })
    .optional()
    .describe('Account recovery. Absent: the target has none that can be driven'),
  external: z
    .strictObject({
      pages: z
        .record(z.enum(externalPageNames), filled)
        .describe('CSS selector that is present on exactly this page; of the external provider, too'),
      controls: z
        .strictObject({
          goOn: control('button that sends the person on to the external provider'),
          approve: control('button that approves the sign-in there'),
          decline: control('button that declines it'),
          goBack: control('button that sends the person back, with what was answered'),
        })
        .describe('Buttons, each in a form that it sends'),
    })
    .optional()
    .describe('A second factor that an external provider asks for. Absent: the target has none that can be driven'),
  ceremonies: z
    .strictObject({
      authentication: ceremony.describe('Sign-in with a passkey'),
      registration: ceremony.describe('Registration of a passkey'),
      userNameAttribute: filled.describe('Attribute of the passkey button that holds the user name'),
      userNameFieldAttribute: filled.describe(
        'Attribute of the passkey button that names the field holding the user name',
      ),
    })
    .describe(
      "What the target's own script does when a passkey button is pressed; drivers without a browser do it themselves",
    ),
  errorCode: filled.describe(
    "CSS selector: element whose attribute data-code, or its text where it has none, is the target's error code; absent or empty when all is well",
  ),
  meanings: z
    .record(z.string(), z.enum([...new Set(Object.values(actionResults).flat())] as [string, ...string[]]))
    .describe('What a code means as a result of an action: code and name of the result'),
});
export type Target = z.infer<typeof target>;
