// While the verifier is out for a person of the simulation nobody gets an answer, neither their phone nor the site that asks for them.
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createMiddleware } from 'hono/factory';
import type { Verifier } from '../../../scenarios/schema/verifier.ts';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import type { Simulated } from '../../web-server/simulated.ts';
import { isOut } from '../verifier-outage.ts';

export function outageMiddleware({ seed }: Pick<Simulated, 'seed'>, profile: Verifier) {
  return createMiddleware<AppEnvironment>(async (context, next) => {
    const { position, nowMs } = context.var;
    if (position === undefined || !isOut(profile, seed, position.user, nowMs)) return next();
    context.env?.incoming?.socket.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  });
}
