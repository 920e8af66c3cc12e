// For the benchmark: the passkey sign-in of the load driver as somebody would write it by hand for k6. The same requests with the same headers,
// the same key for each user and the same signature; no flow, no interpreter, no record of the attempt.
import exec from 'k6/execution';
import { SharedArray } from 'k6/data';
import http from 'k6/http';
import { derivedSigner } from '../../../simulators/authenticator/software/derived-key.ts';
import { getAssertion } from '../../../simulators/authenticator/software/get-assertion.ts';
import { k6Platform } from '../../../simulators/authenticator/software/k6-platform.ts';
import { SoftwareAuthenticator } from '../../../simulators/authenticator/software/software-authenticator.ts';
import type { ScriptSettings } from '../../../simulators/drivers/load/script/script-data.ts';

declare const open: (path: string) => string;

const settings = JSON.parse(open('./settings.json')) as ScriptSettings;
/** user name, user, credential id, user handle, correlation id; with tabs. */
const people = new SharedArray('people', () => JSON.parse(open('./people.json')) as string[]);
const [baseUrl = ''] = settings.baseUrls;

export const options = settings.options;

export default async function signIn(): Promise<void> {
  const [, user = '', id = '', userHandle = '', correlationId = ''] = (
    people[exec.scenario.iterationInTest] ?? ''
  ).split('\t');
  const jar = new http.CookieJar();
  const pilot = {
    'x-pilot-token': settings.token ?? '',
    'x-pilot-clock': '1767600000000',
    'x-pilot-position': `user=${user};arm=passkey;attempt=0;visit=0;flow=passkey;step=use-passkey`,
    'client-request-id': correlationId,
  };
  const page = { headers: pilot, jar, responseType: 'text' } as const;
  const json = {
    headers: { ...pilot, origin: baseUrl, 'content-type': 'application/json' },
    jar,
    responseType: 'text',
  } as const;

  const first = http.get(`${baseUrl}/sign-in`, page);
  if (!first.body.includes('data-page="sign-in"')) throw new Error('found another page than sign-in');
  const asked = http.post(`${baseUrl}/passkey/authentication/options`, '{}', json);
  const authenticator = new SoftwareAuthenticator({ platform: k6Platform });
  const key = await derivedSigner(k6Platform, { seed: settings.seed, user: Number(user), ordinal: 0 });
  authenticator.credentials.add({
    id,
    rpId: settings.target.rpId,
    userHandle,
    userName: '',
    key,
    discoverable: true,
    backup: 'backed-up',
  });
  const answer = await getAssertion(authenticator, baseUrl, JSON.parse(asked.body));
  const verified = http.post(`${baseUrl}/passkey/authentication/verify`, JSON.stringify(answer), json);
  const { next } = JSON.parse(verified.body) as { next: string };
  const home = http.get(`${baseUrl}${next}`, page);
  if (!home.body.includes('data-page="home"')) throw new Error('found another page than home');
}
