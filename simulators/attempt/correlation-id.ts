// The GUID that ties an attempt to the target's sign-in log. Drawn, so that a resumed run knows the ids of the first start.
import { openStream } from '../../scenarios/sampling/stream.ts';
import type { ArmId } from '../../scenarios/schema/scenario.ts';

export interface AttemptAddress {
  readonly arm: ArmId;
  readonly user: number;
  readonly drawIndex: number;
  /** Start of the program: a replay after a crash must not be taken for the attempt it replays. */
  readonly epoch: number;
}

/** RFC 9562 version 8 (custom) UUID, lower case. */
export function correlationId(seed: number, { arm, user, drawIndex, epoch }: AttemptAddress): string {
  const stream = openStream({ seed, purpose: `correlation/${arm}`, user, attempt: drawIndex, visit: epoch });
  const hex = (digits: number) =>
    Math.floor(stream.uniform() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const variant = ['8', '9', 'a', 'b'][Math.floor(stream.uniform() * 4)];
  return `${hex(8)}-${hex(4)}-8${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
}
