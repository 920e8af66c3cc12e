// What the reference identity provider answers along every flow, recorded from the real app with one made-up person: the null target
// gives these, so that it has the real one's pages, headers and sizes and cannot drift away from them.
import type { Hono } from 'hono';
import { defaultPolicy, policy, type Policy } from '../../../../scenarios/schema/policy.ts';
import { createPasskey } from '../../../authenticator/software/create-passkey.ts';
import { getAssertion } from '../../../authenticator/software/get-assertion.ts';
import { SoftwareAuthenticator } from '../../../authenticator/software/software-authenticator.ts';
import { newSimulationToken } from '../../../identity-provider/process.ts';
import { createApp } from '../../../identity-provider/server/app.ts';
import type { AppEnvironment } from '../../../web-server/app-environment.ts';
import { noRowLog } from '../../../identity-provider/server/row-log.ts';

export interface RecordedAnswer {
  readonly status: number;
  /** Names and values, with what the real server's connection adds, without server-timing. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

export interface RecordedAnswers {
  /** By method and path: "POST /sign-in/password". */
  readonly at: ReadonlyMap<string, RecordedAnswer>;
  /** The inbox of whoever is asked for. */
  readonly inbox: RecordedAnswer;
  readonly accountRemoved: RecordedAnswer;
  readonly notFound: RecordedAnswer;
  readonly unavailable: RecordedAnswer;
}

/** As long as most of a population's. */
const person = {
  userPrincipalName: 'avery.lindqvist.1234@by-code.example',
  displayName: 'Avery Lindqvist',
  password: 'Tr0ub4dor&3 again',
  secondFactor: 'text-message',
  mobileNumber: '+15550100123',
  alternateEmail: 'avery.lindqvist@mail.example',
  identity: { givenName: 'Avery', surname: 'Lindqvist', dateOfBirth: '1990-01-02', namesakes: 0 },
} as const;
/** One code is not sent right after another, and counts for a minute or more. */
const betweenCodesMs = 60_000;
const refusedAt = { flow: 'null-target', step: 'refused' } as const;

/**
 * Rejects when an answer is not the one that the flow goes on with: then the provider has changed, and this walk must too.
 * @param verifier id of the planted one by whom accounts are recovered; undefined: nobody recovers one.
 */
export async function recordAnswers(baseUrl: string, verifier?: string): Promise<RecordedAnswers> {
  const token = newSimulationToken();
  const app = createApp({
    baseUrl,
    rpId: new URL(baseUrl).hostname,
    log: noRowLog,
    auditLog: noRowLog,
    // The least argon2 takes: the answers do not depend on it.
    ...(verifier === undefined ? { policy: defaultPolicy } : { policy: recoveryPolicy(verifier), recovery: 'planted' }),
    passwordHashing: { memoryKiB: 8, passes: 1, lanes: 1 },
    simulation: {
      token,
      seed: 0,
      faults: [{ at: `${refusedAt.flow}/${refusedAt.step}`, refuse: { share: 1, with: '500' } }],
    },
  });
  const at = new Map<string, RecordedAnswer>();
  const browser = () => new RecordingBrowser(app, baseUrl, token, at);

  const harness = browser();
  await harness.sendJson('/simulation/accounts', 201, { accounts: [person] });
  const inboxPath = `/simulation/inbox/${person.userPrincipalName}`;
  const lastCode = async () => {
    const { messages } = JSON.parse((await harness.get(inboxPath, 200)).body.toString()) as {
      readonly messages: readonly { readonly code: string }[];
    };
    return messages.at(-1)?.code ?? '';
  };

  const signer = browser();
  for (const path of [
    '/sign-in',
    '/sign-in/other-ways',
    '/password-reset',
    '/style.css',
    '/passkey.js',
    '/icon.svg',
    '/health',
  ])
    await signer.get(path, 200);
  await signer.get('/', 303);
  await signer.sendForm('/sign-in/user-name', 200, { 'user-name': person.userPrincipalName });
  await signer.sendForm('/sign-in/password', 200, { password: person.password });
  signer.laterMs += betweenCodesMs;
  await signer.sendForm('/sign-in/code/resend', 200, {});
  await signer.sendForm('/sign-in/code', 303, { code: await lastCode() });
  await signer.get('/security-info/passkeys/new', 200);

  const authenticator = new SoftwareAuthenticator({ backup: 'backed-up' });
  const creation = await signer.sendJson('/passkey/registration/options', 200, {});
  await signer.sendJson(
    '/passkey/registration/verify',
    200,
    await createPasskey(authenticator, baseUrl, JSON.parse(creation.body.toString())),
  );
  await signer.get('/home', 200);
  await signer.sendForm('/sign-out', 303, {});

  if (verifier !== undefined) await recordRecoveries(browser(), at);

  const holder = browser();
  const request = await holder.sendJson('/passkey/authentication/options', 200, {});
  await holder.sendJson(
    '/passkey/authentication/verify',
    200,
    await getAssertion(authenticator, baseUrl, JSON.parse(request.body.toString())),
  );

  const forgetful = browser();
  forgetful.laterMs = 10 * betweenCodesMs;
  await forgetful.sendForm('/password-reset/user-name', 200, { 'user-name': person.userPrincipalName });
  forgetful.laterMs += betweenCodesMs;
  await forgetful.sendForm('/password-reset/code/resend', 200, {});
  const inbox = await harness.get(inboxPath, 200);
  await forgetful.sendForm('/password-reset/code', 200, { code: await lastCode() });
  await forgetful.sendForm('/password-reset/new-password', 200, { 'new-password': 'Another 0ne, longer' });

  const position = `user=0;arm=passkey;attempt=0;visit=0;flow=${refusedAt.flow};step=${refusedAt.step}`;
  const unavailable = await browser().get('/nowhere', 500, { 'x-pilot-position': position });
  const notFound = await browser().get('/nowhere', 404);
  const accountRemoved = await harness.remove(`/simulation/accounts/${person.userPrincipalName}`, 204);
  return { at, inbox, accountRemoved, notFound, unavailable };
}

function recoveryPolicy(verifier: string): Policy {
  return policy.parse({ recovery: { profiles: [{ name: 'Everybody', verifier }] }, helpDesk: {} });
}

/** An identity check that goes well, and a call in which the first answer suffices. */
async function recordRecoveries(owner: RecordingBrowser, at: Map<string, RecordedAnswer>): Promise<void> {
  const { userPrincipalName } = person;
  await owner.get('/account-recovery', 200);
  const begun = await owner.sendForm('/account-recovery/user-name', 200, { 'user-name': userPrincipalName });
  const [path = ''] = /\/simulation\/recoveries\/[\w-]+/.exec(begun.body.toString()) ?? [];
  const asked = await owner.sendJson(path, 200, { of: 'identity', news: { kind: 'issued' } });
  const claims = { firstName: 'Avery', lastName: 'Lindqvist', dateOfBirth: '1990-01-02', documentType: 'passport' };
  await owner.sendJson(path, 200, { of: 'presentation', news: { kind: 'verified', claims, faceScore: 90 } });
  // Of all that is told there only the first answer is looked into.
  at.set(`POST ${path}`, asked);
  const result = await owner.sendForm('/account-recovery/result', 200, {});
  const [, pass = ''] = /id="issued-pass">([^<]+)</.exec(result.body.toString()) ?? [];
  await owner.sendForm('/sign-in/pass', 303, { 'user-name': userPrincipalName, pass });
  await owner.sendForm('/sign-out', 303, {});
  const call = await owner.sendJson('/simulation/help-desk/calls', 200, { userPrincipalName });
  const { call: id } = JSON.parse(call.body.toString()) as { readonly call: string };
  const answer = { proof: 'questions', right: 20, asked: 20 };
  await owner.sendJson(`/simulation/help-desk/calls/${id}/answers`, 200, { answer, passedOver: false });
}

class RecordingBrowser {
  readonly #app: Hono<AppEnvironment>;
  readonly #baseUrl: string;
  readonly #token: string;
  readonly #answers: Map<string, RecordedAnswer>;
  #cookie = '';
  /** How far this person's clock is ahead, ms. */
  laterMs = 0;

  constructor(app: Hono<AppEnvironment>, baseUrl: string, token: string, answers: Map<string, RecordedAnswer>) {
    this.#app = app;
    this.#baseUrl = baseUrl;
    this.#token = token;
    this.#answers = answers;
  }

  get(path: string, status: number, headers: Readonly<Record<string, string>> = {}): Promise<RecordedAnswer> {
    return this.#send('GET', path, status, headers);
  }

  sendForm(path: string, status: number, fields: Readonly<Record<string, string>>): Promise<RecordedAnswer> {
    return this.#send(
      'POST',
      path,
      status,
      { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams(fields).toString(),
    );
  }

  sendJson(path: string, status: number, body: object): Promise<RecordedAnswer> {
    return this.#send('POST', path, status, { 'content-type': 'application/json' }, JSON.stringify(body));
  }

  remove(path: string, status: number): Promise<RecordedAnswer> {
    return this.#send('DELETE', path, status, {});
  }

  async #send(
    method: string,
    path: string,
    status: number,
    ownHeaders: Readonly<Record<string, string>>,
    text?: string,
  ): Promise<RecordedAnswer> {
    const headers = {
      origin: this.#baseUrl,
      cookie: this.#cookie,
      'x-pilot-token': this.#token,
      'x-pilot-clock': String(Date.now() + this.laterMs),
      ...ownHeaders,
    };
    const response = await this.#app.request(this.#baseUrl + path, {
      method,
      headers,
      ...(text === undefined ? {} : { body: text }),
    });
    if (response.status !== status)
      throw new Error(`${method} ${path}: found status ${response.status}, expected ${status}`);
    this.#cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookie;
    const body = Buffer.from(await response.arrayBuffer());
    // Pages say what is wrong with status 200.
    const code = / data-code="([^"]*)"/.exec(body.toString())?.[1];
    if (status === 200 && code !== undefined)
      throw new Error(`${method} ${path}: found the error ${code}, expected the page that the flow goes on with`);
    const lasting = [...response.headers].filter(([name]) => name !== 'server-timing' && name !== 'content-length');
    const ofConnection: [string, string][] = [
      // A response without content has no length (RFC 9110 section 8.6).
      ...(status === 204 ? [] : [['content-length', String(body.length)] as [string, string]]),
      ['date', new Date().toUTCString()],
      ['connection', 'keep-alive'],
      ['keep-alive', 'timeout=5'],
    ];
    const answer = { status, headers: [...lasting, ...ofConnection], body };
    this.#answers.set(`${method} ${path}`, answer);
    return answer;
  }
}
