// Writes the row of one credential decision to the sign-in log and, in simulation, tells the driver that it did.
import { randomUUID } from 'node:crypto';
import { failureReasons, type SignInCode } from '../rules/sign-in-code.ts';
import type { Account } from './account.ts';
import { ownTimeMs, type AppContext } from './app-environment.ts';
import type { AuthenticationStep } from './authentication-step.ts';
import type { BrowserSession } from './browser-session.ts';
import type { Provider } from './provider.ts';
import { deviceOfUserAgent } from './user-agent.ts';

/** Invented, constant: this server stands for one application. */
const appId = '3c8f6f0e-7d5b-4a52-9a63-7061737369ed';
const appDisplayName = 'Passkey Pilot reference';
const nobody = '00000000-0000-0000-0000-000000000000';

export interface Decided {
  readonly code: SignInCode;
  /** Absent when the user name or credential is nobody's. */
  readonly account: Account | undefined;
  /** As entered, for a row without an account. */
  readonly userName?: string;
  readonly session: BrowserSession | undefined;
  /** The stage the sign-in reached: singleFactor when the first factor failed. */
  readonly requirement: 'singleFactorAuthentication' | 'multiFactorAuthentication';
  readonly additionalDetails?: string;
  readonly steps: readonly AuthenticationStep[];
}

export function logSignIn(context: AppContext, provider: Provider, decided: Decided): void {
  const { account, code } = decided;
  const userAgent = context.req.header('user-agent') ?? '';
  provider.options.log.append({
    id: randomUUID(),
    createdDateTime: new Date(context.var.nowMs).toISOString(),
    userId: account?.id ?? nobody,
    userPrincipalName: account?.userPrincipalName ?? decided.userName ?? '',
    userDisplayName: account?.displayName ?? '',
    userType: 'member',
    appId,
    appDisplayName,
    correlationId: context.var.clientRequestId ?? decided.session?.correlationId ?? randomUUID(),
    ipAddress: context.env?.incoming?.socket.remoteAddress ?? '',
    clientAppUsed: 'Browser',
    userAgent,
    isInteractive: true,
    signInEventTypes: ['interactiveUser'],
    authenticationRequirement: decided.requirement,
    processingTimeInMilliseconds: Math.round(ownTimeMs(context)),
    status: { errorCode: Number(code), failureReason: failureReasons[code], additionalDetails: decided.additionalDetails ?? null },
    deviceDetail: deviceOfUserAgent(userAgent),
    authenticationDetails: [...decided.steps],
  });
  if (context.var.simulated) context.header('x-sign-in-code', code);
}
