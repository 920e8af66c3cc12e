// What only the simulation may do: make accounts, read inboxes, ask what the process costs. Mounted only when the server was started for
// it; without the token each of these is as absent as any other unknown page.
import { randomBytes, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { secondFactors } from '../../../scenarios/schema/persona.ts';
import { errorPage } from '../pages/error-page.ts';
import { noLockout } from '../rules/smart-lockout.ts';
import { normaliseUserName, type Account } from './account.ts';
import type { AppEnvironment } from './app-environment.ts';
import { jsonBody } from './json-body.ts';
import type { Provider } from './provider.ts';

const newAccount = z
  .strictObject({
    userPrincipalName: z.string().min(1).max(320),
    displayName: z.string().max(256),
    password: z.string().min(1).max(256),
    secondFactor: z.enum(secondFactors),
    /** Base32, RFC 4648. */
    totpSecret: z.string().regex(/^[A-Z2-7]{16,}=*$/).optional(),
    mobileNumber: z.string().max(64).optional(),
    alternateEmail: z.string().max(320).optional(),
  })
  .refine((account) => account.secondFactor !== 'totp' || account.totpSecret !== undefined, 'expected totpSecret with secondFactor "totp"')
  .refine((account) => account.secondFactor !== 'text-message' || account.mobileNumber !== undefined, 'expected mobileNumber with secondFactor "text-message"')
  .refine((account) => account.secondFactor !== 'e-mail' || account.alternateEmail !== undefined, 'expected alternateEmail with secondFactor "e-mail"');
export type NewAccount = z.infer<typeof newAccount>;

const newAccounts = z.strictObject({ accounts: z.array(newAccount).max(100_000) });
const largestBodyBytes = 64 * 1024 * 1024;

export function simulationRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { accounts, sessions } = provider;

  app.use(async (context, next) => (context.var.simulated ? next() : context.html(errorPage('not-found'), 404)));
  app.use(bodyLimit({ maxSize: largestBodyBytes }));

  app.post('/accounts', async (context) => {
    const request = newAccounts.safeParse(await jsonBody(context));
    if (!request.success) return context.json({ code: 'bad-request', message: z.prettifyError(request.error) }, 400);
    const made = await Promise.all(request.data.accounts.map((account) => createAccount(provider, account)));
    const taken = made.filter((account) => !accounts.add(account)).map((account) => account.userPrincipalName);
    if (taken.length > 0) return context.json({ code: 'user-name-taken', taken }, 409);
    return context.json({ created: made.length }, 201);
  });

  app.delete('/accounts/:userPrincipalName', (context) => {
    const account = accounts.find(context.req.param('userPrincipalName'));
    if (account === undefined) return context.json({ code: 'no-such-account' }, 404);
    sessions.endAllOf(account);
    accounts.remove(account.userPrincipalName);
    return context.body(null, 204);
  });

  app.get('/inbox/:userPrincipalName', (context) => {
    const account = accounts.find(context.req.param('userPrincipalName'));
    if (account === undefined) return context.json({ code: 'no-such-account' }, 404);
    return context.json({ messages: account.inbox });
  });

  app.get('/memory', (context) => {
    const { user, system } = process.cpuUsage();
    return context.json({ residentBytes: process.memoryUsage.rss(), cpuMs: (user + system) / 1000 });
  });

  app.all('*', (context) => context.html(errorPage('not-found'), 404));
  return app;
}

async function createAccount(provider: Provider, account: NewAccount): Promise<Account> {
  const { secondFactor, totpSecret = '', mobileNumber, alternateEmail } = account;
  return {
    id: randomUUID(),
    userPrincipalName: normaliseUserName(account.userPrincipalName),
    displayName: account.displayName,
    userHandle: randomBytes(32).toString('base64url'),
    passwordHash: await provider.passwords.hash(account.password),
    secondFactor: secondFactor === 'totp' ? { kind: 'totp', secret: totpSecret } : { kind: secondFactor },
    ...(mobileNumber === undefined ? {} : { mobileNumber }),
    ...(alternateEmail === undefined ? {} : { alternateEmail }),
    guesses: { lockout: noLockout, wrongCodesAtMs: [], wrongResetCodesAtMs: [] },
    passkeys: [],
    inbox: [],
    resetCodesSentAtMs: [],
  };
}
