// What the site writes into its audit log, as short as it comes: whoever keeps the log gives it the log's form. Nothing of a document, a face,
// a claim or a pass is in it.
import type { AuditActivity } from '../../scenarios/schema/directory-audit.ts';
import type { Account } from './account.ts';
import type { Tenant } from './tenant.ts';

export interface AuditEvent {
  readonly activity: AuditActivity;
  /** Undefined: the user name is nobody's. */
  readonly account: Account | undefined;
  /** As entered, for a row without an account. */
  readonly userName: string;
  /** Of a failure: why. */
  readonly reason?: string | undefined;
}

/** Undefined where nobody keeps a log. */
export function auditEvents(
  { tenant }: { readonly tenant: Tenant },
  of: Pick<AuditEvent, 'account' | 'userName'>,
  activities: readonly AuditActivity[],
  reason?: string,
): readonly AuditEvent[] | undefined {
  return tenant.keepsNoLog === true ? undefined : activities.map((activity) => ({ activity, ...of, reason }));
}
