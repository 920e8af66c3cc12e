// Writes what the site tells of account recovery to the audit log. The rows of each account are kept for the simulation to read, too.
import { randomUUID } from 'node:crypto';
import { auditResultOf, type DirectoryAudit } from '../../../scenarios/schema/directory-audit.ts';
import type { AuditEvent } from '../../site/audit-event.ts';
import type { AppContext } from '../../web-server/app-environment.ts';
import { nobody } from './log-sign-in.ts';
import type { Provider } from './provider.ts';

/** Assumed: not documented for account recovery. */
const service = 'Account Recovery';
const rowsKept = 100;

export function logAudit(
  context: AppContext,
  { options, auditRows }: Provider,
  events: readonly AuditEvent[],
  correlationId: string,
): void {
  for (const { activity, account, userName, reason } of events) {
    const who = {
      id: account?.id ?? nobody,
      displayName: account?.displayName ?? '',
      userPrincipalName: account?.userPrincipalName ?? userName,
    };
    const row: DirectoryAudit = {
      id: randomUUID(),
      activityDateTime: new Date(context.var.nowMs).toISOString(),
      activityDisplayName: activity,
      category: 'UserManagement',
      correlationId,
      loggedByService: service,
      result: auditResultOf(activity),
      resultReason: reason ?? '',
      initiatedBy: {
        user: { ...who, ipAddress: context.var.address ?? context.env?.incoming?.socket.remoteAddress ?? '' },
      },
      targetResources: [{ ...who, type: 'User' }],
      additionalDetails: [],
    };
    options.auditLog.append(row);
    if (options.simulation !== undefined)
      auditRows.set(who.userPrincipalName, [...(auditRows.get(who.userPrincipalName) ?? []), row].slice(-rowsKept));
  }
}
