// What the site asks of the verifier behind the person's back: a verification to be gone through, the key of its credentials, and what was
// charged.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { isLoopback } from '../../loopback/loopback-address.ts';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { jsonBody } from '../../web-server/json-body.ts';
import { newVerification } from '../verify-identity.ts';
import { bearerToken } from './bearer-token.ts';
import { sameSecret } from '../../web-server/same-secret.ts';
import type { VerifierParts } from './verifier-parts.ts';

const largestBodyBytes = 16 * 1024;
const longestAddress = 2_048;

/** Nothing leaves this machine, whoever asks. */
const ownAddress = z
  .url({ protocol: /^http$/ })
  .max(longestAddress)
  .refine((url) => isLoopback(new URL(url).hostname), 'expected an address of this machine');

const wanted = z.strictObject({
  state: z.string().min(1).max(512),
  callbackUrl: ownAddress,
  callbackHeaders: z.record(z.string().regex(/^[A-Za-z0-9-]{1,64}$/), z.string().max(1_024)).default({}),
  returnUrl: ownAddress.optional(),
});

export function backChannelRoutes(parts: VerifierParts): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { profile, apiKey, baseUrl, store, charges, issuer } = parts;
  app.get('/issuer', (context) => context.json({ id: issuer.id, key: issuer.key }));
  app.use(async (context, next) => {
    if (sameSecret(bearerToken(context), apiKey)) return next();
    return context.json({ code: 'unauthorized', message: 'The token is missing or wrong.' }, 401);
  });
  app.use(
    bodyLimit({
      maxSize: largestBodyBytes,
      onError: (context) => context.json({ code: 'too-large', message: 'The request is too large.' }, 413),
    }),
  );
  app.post('/verifications', async (context) => {
    const asked = wanted.safeParse(await jsonBody(context));
    if (!asked.success) {
      const [issue] = asked.error.issues;
      const message = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
      return context.json({ code: 'bad-request', message }, 400);
    }
    const { state, callbackUrl, callbackHeaders, returnUrl } = asked.data;
    const { nowMs } = context.var;
    const { ticket } = store.begin({
      state,
      callback: { url: callbackUrl, headers: callbackHeaders },
      returnUrl,
      verification: newVerification(nowMs),
    });
    const expiry = Math.floor((nowMs + profile.lifetime) / 1_000);
    return context.json({ ticket, url: `${baseUrl}/v/${ticket}`, expiry }, 201);
  });
  app.get('/charges', (context) =>
    context.json({ currency: profile.price.currency, checks: charges.checks, amount: charges.amount }),
  );
  return app;
}
