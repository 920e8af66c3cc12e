// Whatever is sent to whichever route, at whatever stage of a sign-in: the answer is a page or JSON with a code, never a 500 and never
// a stack, and the sign-in log stays lines of JSON.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signIn } from '../../../scenarios/schema/sign-in.ts';
import { anyBody, anyHeaders, anyTail, anyText, type AnyBody } from './any-input.fixture.ts';
import { AttackedSite, type Person } from './attacked-site.fixture.ts';
import { authenticationOptions, enterPassword, registrationOptions, signedIn } from './honest-steps.fixture.ts';
import { Visitor, type Answer } from './visitor.fixture.ts';

const site = new AttackedSite();
const notPages = new Set(['/style.css', '/passkey.js', '/icon.svg', '/health']);

async function passwordEntered(person: Person): Promise<Visitor> {
  const visitor = new Visitor(site);
  await enterPassword(visitor, person);
  return visitor;
}

async function resetBegun(person: Person): Promise<Visitor> {
  const visitor = new Visitor(site);
  await visitor.post('/password-reset/user-name', { 'user-name': person.userPrincipalName });
  return visitor;
}

/** How far a browser's sign-in or reset has come before the hostile request. */
const stages = {
  anonymous: async () => new Visitor(site),
  'user-name-entered': async (person) => {
    const visitor = new Visitor(site);
    await visitor.post('/sign-in/user-name', { 'user-name': person.userPrincipalName });
    return visitor;
  },
  'password-entered': passwordEntered,
  'message-sent': (_person, personWithPhone) => passwordEntered(personWithPhone),
  'passkey-asked-for': async (person) => {
    const visitor = new Visitor(site);
    await authenticationOptions(visitor, person.userPrincipalName);
    return visitor;
  },
  'signed-in': (person) => signedIn(site, person),
  'passkey-offered': async (person) => {
    const visitor = await signedIn(site, person);
    await registrationOptions(visitor);
    return visitor;
  },
  'reset-begun': resetBegun,
  'reset-proven': async (person) => {
    const visitor = await resetBegun(person);
    await visitor.post('/password-reset/code', { code: await site.lastCode(person) });
    return visitor;
  },
} satisfies Record<string, (person: Person, personWithPhone: Person) => Promise<Visitor>>;
const anyStage = fc.constantFrom(...(Object.keys(stages) as (keyof typeof stages)[]));

/** Middleware and catch-alls stand among the routes as "ALL /*". */
const routes = [
  ...new Set(
    site.routes.map(({ method, path }) => `${method === 'ALL' ? 'PATCH' : method} ${path.replaceAll('*', 'anything')}`),
  ),
].map((route) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, path };
});

let printed: string[];
beforeEach(() => {
  printed = [];
  for (const kind of ['error', 'warn', 'log'] as const)
    vi.spyOn(console, kind).mockImplementation((...texts: unknown[]) => void printed.push(texts.join(' ')));
});
afterEach(() => vi.restoreAllMocks());

function send(
  visitor: Visitor,
  method: string,
  path: string,
  { type, body }: AnyBody,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return visitor.send(
    path,
    { method, ...(hasBody ? { body } : {}) },
    {
      origin: site.origin,
      'sec-fetch-site': 'same-origin',
      ...(type === undefined || !hasBody ? {} : { 'content-type': type }),
      ...headers,
    },
  );
}

function expectAnswered(answer: Answer, path: string): void {
  expect(answer.status).toBeLessThan(500);
  if (!notPages.has(path)) expect(answer.text).not.toMatch(/^\s+at .+:\d+:\d+|node_modules|[A-Z]\w*Error:/m);
  if (answer.status >= 400) expect(answer.code, `${answer.status} of ${path}`).toMatch(/^[a-z0-9-]+$/);
  else if (answer.status === 200 && !notPages.has(path))
    expect(answer.page !== undefined || answer.headers.get('content-type')?.startsWith('application/json')).toBe(true);
}

describe.each(routes)('$method $path', ({ method, path }) => {
  it('answers anything', async () => {
    const people = [await site.newPerson('totp'), await site.newPerson('text-message')] as const;
    await fc.assert(
      fc.asyncProperty(
        anyStage,
        anyBody,
        anyHeaders,
        anyTail,
        anyText,
        async (stage, body, headers, tail, parameter) => {
          const visitor = await stages[stage](...people);
          const rowsBefore = site.rows.length;
          const filled = path.replace(/:\w+/, encodeURIComponent(parameter.toWellFormed())) + tail;
          expectAnswered(await send(visitor, method, filled, body, headers), path);
          for (const row of site.rows.slice(rowsBefore))
            expect(signIn.parse(JSON.parse(JSON.stringify(row)))).toEqual(row);
          site.nowMs += 600_000;
        },
      ),
      { numRuns: 150 },
    );
    expect(printed).toEqual([]);
  });
});
