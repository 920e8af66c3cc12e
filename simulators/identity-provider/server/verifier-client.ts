// What the site asks of an identity verifier: a verification for somebody, and by whose key its credentials are signed.
import { z } from 'zod';
import { publicKey, type TrustedIssuer } from '../../identity-proofing/identity-credential.ts';
import { loopbackRequest } from '../../loopback/loopback-request.ts';

/** Where it listens, and the secret between it and the site. */
export interface VerifierAddress {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** Ms. Somebody waits at the page. */
const patienceMs = 5_000;
const largestAnswerBytes = 64 * 1024;

const begun = z.object({ url: z.url({ protocol: /^http$/ }) });
const issuer = z.object({ id: z.string().min(1).max(2_048), key: publicKey });

export interface WantedVerification {
  readonly state: string;
  readonly callbackUrl: string;
  readonly returnUrl: string;
}

/** Address of the verification, for the phone. Undefined: the verifier does not answer, or not as it should. */
export async function askForVerification(
  { baseUrl, apiKey }: VerifierAddress,
  wanted: WantedVerification,
  headers: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const answer = await asked(`${baseUrl}/v1/verifications`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });
  return begun.safeParse(answer).data?.url;
}

export async function issuerOf({ baseUrl }: Pick<VerifierAddress, 'baseUrl'>): Promise<TrustedIssuer | undefined> {
  return issuer.safeParse(await asked(`${baseUrl}/v1/issuer`, { method: 'GET', headers: {} })).data;
}

/** JSON of an answer that says that it went well. */
async function asked(
  url: string,
  request: { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string },
): Promise<unknown> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const { status, body } = await loopbackRequest(url, { ...request, signal, largestBytes: largestAnswerBytes });
    return status >= 200 && status < 300 ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}
