// What only the simulation may do: make accounts, read inboxes, ask what the process costs. Mounted only when the server was started for
// it; without the token each of these is as absent as any other unknown page.
import { randomBytes, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { isoBase64URL } from '@simplewebauthn/server/helpers';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { secondFactorsOrNone } from '../../../scenarios/schema/persona.ts';
import { newAccount as openAccount, normaliseUserName, type Account } from '../../site/account.ts';
import { decidePassIssue } from '../../site/rules/pass-issue.ts';
import { errorPage } from '../pages/error-page.ts';
import { errorSentence } from '../pages/error-sentence.ts';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import type { DirectoryStore, Secrets } from './directory-store.ts';
import { enrolledPasskey, userHandle } from './enrolled-passkey.ts';
import { jsonBody } from '../../web-server/json-body.ts';
import { givePass } from './give-pass.ts';
import { helpDeskRoutes } from './help-desk-routes.ts';
import { plantedRecoveries } from './planted-recoveries.ts';
import type { Provider } from './provider.ts';

/** Of one account: far more than anybody has. */
const mostPasskeys = 100;

export const newAccount = z
  .strictObject({
    userPrincipalName: z.string().min(1).max(320),
    displayName: z.string().max(256),
    /** What the directory holds of the person beside. Absent: nothing. */
    identity: z
      .strictObject({
        givenName: z.string().max(64).optional(),
        surname: z.string().max(64).optional(),
        employeeId: z.string().max(64).optional(),
        dateOfBirth: z.iso.date().optional(),
        namesakes: z.int().min(0).max(10_000_000),
      })
      .optional(),
    /** Ids of those that the person is in. Absent: none. */
    groups: z.array(z.string().min(1).max(120)).max(1_000).default([]),
    password: z.string().min(1).max(256),
    secondFactor: z.enum(secondFactorsOrNone),
    /** Base32, RFC 4648. */
    totpSecret: z
      .string()
      .regex(/^[A-Z2-7]{16,}=*$/)
      .optional(),
    mobileNumber: z.string().max(64).optional(),
    alternateEmail: z.string().max(320).optional(),
    /** WebAuthn user.id that the passkeys were made for. Absent: a fresh one. */
    userHandle: userHandle.optional(),
    passkeys: z.array(enrolledPasskey).max(mostPasskeys).optional(),
  })
  .refine(
    (account) => account.passkeys === undefined || account.passkeys.length === 0 || account.userHandle !== undefined,
    'expected userHandle with passkeys',
  )
  .refine(
    (account) => account.secondFactor !== 'totp' || account.totpSecret !== undefined,
    'expected totpSecret with secondFactor "totp"',
  )
  .refine(
    (account) => account.secondFactor !== 'text-message' || account.mobileNumber !== undefined,
    'expected mobileNumber with secondFactor "text-message"',
  )
  .refine(
    (account) => account.secondFactor !== 'e-mail' || account.alternateEmail !== undefined,
    'expected alternateEmail with secondFactor "e-mail"',
  );
export type NewAccount = z.infer<typeof newAccount>;

const newAccounts = z.strictObject({ accounts: z.array(newAccount).max(100_000) });
const largestBodyBytes = 64 * 1024 * 1024;

export function simulationRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { directory, sessions } = provider;

  app.use(async (context, next) => (context.var.simulated ? next() : context.html(errorPage('not-found'), 404)));
  app.use(
    bodyLimit({
      maxSize: largestBodyBytes,
      onError: (context) => context.json({ code: 'too-large', message: errorSentence('too-large') }, 413),
    }),
  );

  app.post('/accounts', async (context) => {
    const request = newAccounts.safeParse(await jsonBody(context));
    if (!request.success) return context.json({ code: 'bad-request', message: z.prettifyError(request.error) }, 400);
    const { nowMs } = context.var;
    const made = await Promise.all(request.data.accounts.map((account) => createAccount(provider, account, nowMs)));
    const refused = made.flatMap(({ account, secrets }) => {
      const code = add(directory, account, secrets);
      return code === undefined ? [] : [{ userPrincipalName: account.userPrincipalName, code }];
    });
    const [first] = refused;
    return first === undefined
      ? context.json({ created: made.length }, 201)
      : context.json({ code: first.code, refused }, 409);
  });

  app.delete('/accounts/:userPrincipalName', (context) => {
    const account = directory.remove(context.req.param('userPrincipalName'));
    if (account === undefined) return context.json({ code: 'no-such-account' }, 404);
    sessions.endAllOf(account);
    return context.body(null, 204);
  });

  app.delete('/accounts/:userPrincipalName/password', (context) =>
    directory.removePassword(context.req.param('userPrincipalName'))
      ? context.body(null, 204)
      : context.json({ code: 'no-such-account' }, 404),
  );

  /** Told this once. */
  app.post('/accounts/:userPrincipalName/passes', (context) => {
    const account = directory.accountOf(context.req.param('userPrincipalName'));
    if (account === undefined) return context.json({ code: 'no-such-account' }, 404);
    const { temporaryAccessPass } = provider.policyFor(context);
    const decision = decidePassIssue(temporaryAccessPass, account.groups, 'help-desk', context.var.nowMs);
    if (decision.kind === 'refused') return context.json({});
    directory.givePass(account.userPrincipalName, decision.pass);
    return context.json({ pass: givePass(context, provider, account) });
  });

  /** Another one, which nobody is told. */
  app.post('/accounts/:userPrincipalName/password/reset', async (context) => {
    const passwordHash = await provider.passwords.hash(randomBytes(24).toString('base64url'));
    return directory.resetPassword(context.req.param('userPrincipalName'), passwordHash, context.var.nowMs)
      ? context.body(null, 204)
      : context.json({ code: 'no-such-account' }, 404);
  });

  app.delete('/accounts/:userPrincipalName/sessions', (context) =>
    directory.revokeSessions(context.req.param('userPrincipalName'), context.var.nowMs)
      ? context.body(null, 204)
      : context.json({ code: 'no-such-account' }, 404),
  );

  app.delete('/accounts/:userPrincipalName/passkeys', (context) =>
    directory.deletePasskeys(context.req.param('userPrincipalName'))
      ? context.body(null, 204)
      : context.json({ code: 'no-such-account' }, 404),
  );

  app.get('/inbox/:userPrincipalName', (context) => {
    const messages = directory.inboxOf(context.req.param('userPrincipalName'));
    return messages === undefined ? context.json({ code: 'no-such-account' }, 404) : context.json({ messages });
  });

  app.get('/audit/:userPrincipalName', (context) => {
    const userName = normaliseUserName(context.req.param('userPrincipalName'));
    return context.json({ rows: provider.auditRows.get(userName) ?? [] });
  });

  app.route('/help-desk', helpDeskRoutes(provider));
  app.route('/recoveries', plantedRecoveries(provider));

  let loopBefore = performance.eventLoopUtilization();
  app.get('/memory', (context) => {
    const { user, system } = process.cpuUsage();
    const loop = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(loop, loopBefore);
    loopBefore = loop;
    return context.json({
      residentBytes: process.memoryUsage.rss(),
      cpuMs: (user + system) / 1000,
      // NaN while the loop has not turned since.
      ...(Number.isFinite(utilization) ? { eventLoopUtilisation: utilization } : {}),
    });
  });

  app.all('*', (context) => context.html(errorPage('not-found'), 404));
  return app;
}

/** All of it or nothing; says why not. */
function add(
  directory: DirectoryStore,
  account: Account,
  secrets: Secrets,
): 'user-name-taken' | 'passkey-already-registered' | undefined {
  const ids = account.credentials.map(({ credentialId }) => credentialId);
  if (new Set(ids).size < ids.length || ids.some((id) => directory.ownerOf(id) !== undefined))
    return 'passkey-already-registered';
  return directory.add(account, secrets) ? undefined : 'user-name-taken';
}

async function createAccount(
  provider: Provider,
  account: NewAccount,
  createdAtMs: number,
): Promise<{ readonly account: Account; readonly secrets: Secrets }> {
  const { identity, groups, secondFactor, totpSecret, mobileNumber, alternateEmail, passkeys = [] } = account;
  return {
    account: openAccount({
      id: randomUUID(),
      userPrincipalName: normaliseUserName(account.userPrincipalName),
      displayName: account.displayName.toWellFormed(),
      ...(identity === undefined ? {} : { identity }),
      groups,
      userHandle: account.userHandle ?? randomBytes(32).toString('base64url'),
      secondFactor,
      mobileNumber,
      alternateEmail,
      credentials: passkeys.map(({ credentialId, aaguid, passkeyType, counter, transports }) => ({
        credentialId,
        aaguid,
        passkeyType,
        // As any that is registered here.
        attested: false,
        counter,
        transports,
        createdAtMs,
      })),
    }),
    secrets: {
      passwordHash: await provider.passwords.hash(account.password),
      ...(totpSecret === undefined ? {} : { totpSecret }),
      publicKeys: new Map(
        passkeys.map(({ credentialId, publicKey }) => [credentialId, isoBase64URL.toBuffer(publicKey)]),
      ),
    },
  };
}
