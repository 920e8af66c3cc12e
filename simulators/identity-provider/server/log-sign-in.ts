// Writes the row of one credential decision to the sign-in log and, in simulation, tells the driver that it did.
import { randomUUID } from 'node:crypto';
import { failureReasons } from '../../site/rules/sign-in-code.ts';
import type { SignInRow } from '../../site/sign-in-row.ts';
import { appliedPolicies } from './applied-policies.ts';
import { clientOfRequest } from './client-of-request.ts';
import { ownTimeMs, type AppContext } from '../../web-server/app-environment.ts';
import type { HowProven } from './how-proven.ts';
import type { Provider } from './provider.ts';
import { deviceOfUserAgent } from './user-agent.ts';

/** Invented, constant: this server stands for one application. */
const appId = '3c8f6f0e-7d5b-4a52-9a63-7061737369ed';
const appDisplayName = 'Passkey Pilot reference';
/** Id of the account that there is not. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** @param correlationId of the browser's session; absent: it has none. */
export function logSignIn(
  context: AppContext,
  provider: Provider,
  row: Pick<SignInRow, 'account' | 'code' | 'userName'> & Partial<SignInRow>,
  { authenticationRequirement, authenticationDetails, additionalDetails }: HowProven,
  correlationId: string | undefined,
): void {
  const { account, code, userName, policies } = row;
  const userAgent = context.req.header('user-agent') ?? '';
  provider.options.log.append({
    id: randomUUID(),
    createdDateTime: new Date(context.var.nowMs).toISOString(),
    userId: account?.id ?? nobody,
    userPrincipalName: account?.userPrincipalName ?? userName ?? '',
    userDisplayName: account?.displayName ?? '',
    userType: 'member',
    appId,
    appDisplayName,
    correlationId: context.var.clientRequestId ?? correlationId ?? randomUUID(),
    ipAddress: context.var.address ?? context.env?.incoming?.socket.remoteAddress ?? '',
    clientAppUsed: 'Browser',
    userAgent,
    isInteractive: true,
    signInEventTypes: ['interactiveUser'],
    authenticationRequirement,
    processingTimeInMilliseconds: Math.round(ownTimeMs(context)),
    status: {
      errorCode: Number(code),
      failureReason: failureReasons[code],
      additionalDetails,
    },
    deviceDetail: { ...deviceOfUserAgent(userAgent), ...(policies === undefined ? {} : stateOf(context)) },
    ...appliedPolicies(row),
    authenticationDetails,
  });
  if (context.var.simulated) context.header('x-sign-in-code', code);
}

function stateOf(context: AppContext): { readonly isCompliant: boolean; readonly isManaged: boolean } {
  const { isCompliant, isManaged } = clientOfRequest(context);
  return { isCompliant, isManaged };
}
