// Whether a step, by its name "flow/step", is one of a registration: whatever the attempt was for.
import { flowsFor, purposeOf } from '../../scenarios/flows/purpose-of.ts';
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';

export function isRegistering(step: string): boolean {
  return purposeOf(step.slice(0, step.indexOf('/'))) === 'registration';
}

/** The same in SQL. @param step an expression. */
export function isRegisteringSql(step: string): string {
  return `split_part(${step}, '/', 1) IN (${flowsFor('registration').map(sqlText).join(', ')})`;
}
