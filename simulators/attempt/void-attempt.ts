// Our own failure inside an attempt, which makes it void. Thrown by drivers.
import type { Outcome } from '../../scenarios/schema/attempt.ts';

export class VoidAttempt extends Error {
  readonly code: Extract<Outcome, { kind: 'void' }>['code'];

  constructor(code: VoidAttempt['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
