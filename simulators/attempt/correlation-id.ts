// The GUID that ties an attempt to the target's sign-in log. Drawn, so that a resumed run knows the ids of the first start.
import { openStream, type Stream } from '../../scenarios/sampling/stream.ts';
import type { ArmId } from '../../scenarios/schema/arm.ts';
import { armPurpose } from './arm-purpose.ts';

export interface AttemptAddress {
  readonly arm: ArmId;
  readonly user: number;
  readonly drawIndex: number;
  /** Start of the program: a replay after a crash must not be taken for the attempt it replays. */
  readonly epoch: number;
}

const purposeIn = armPurpose('correlation');
const variants = '89ab';
const hexOfByte: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** RFC 9562 version 8 (custom) UUID, lower case. */
export function correlationId(seed: number, { arm, user, drawIndex, epoch }: AttemptAddress): string {
  const stream = openStream({ seed, purpose: purposeIn(arm), user, attempt: drawIndex, visit: epoch });
  const variant = variants.charAt(Math.floor(stream.uniform() * 4));
  return `${hex(stream, 8)}-${hex(stream, 4)}-8${hex(stream, 3)}-${variant}${hex(stream, 3)}-${hex(stream, 12)}`;
}

/** @param digits at most 13: a uniform has 52 bits. By table: with toString(16) an id took V8 nearly three times as long. */
function hex(stream: Stream, digits: number): string {
  let left = Math.floor(stream.uniform() * 16 ** digits);
  let text = '';
  while (text.length < digits) {
    const more = Math.floor(left / 256);
    text = `${hexOfByte[left - 256 * more]}${text}`;
    left = more;
  }
  return text.slice(text.length - digits);
}
