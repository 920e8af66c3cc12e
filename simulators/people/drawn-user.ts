// A virtual user as drawn. All have one shape, which V8 needs to read them fast; what few ask for is drawn when it is.
import type { Stream } from '../../scenarios/sampling/stream.ts';
import { drawPassword } from './draw-password.ts';
import type { mobileNumberOf } from './identity.ts';
import { populationStream } from './population-stream.ts';
import type { VirtualUser } from './virtual-user.ts';

type DrawnAtOnce = Omit<VirtualUser, 'displayName' | 'mobileNumber' | 'alternateEmail' | 'oldPassword' | 'totpSecret'>;

/** What the rest is drawn from. */
export interface UserSource {
  readonly seed: number;
  /** Handed in, so that where users are only read (in k6) no faker comes with them. */
  readonly mobileNumberOf: typeof mobileNumberOf;
}

/** RFC 4648 alphabet; 32 characters are the 160 bits RFC 4226 recommends. */
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const totpSecretLength = 32;

export class DrawnUser implements VirtualUser {
  readonly index: number;
  readonly persona: string;
  readonly groups: VirtualUser['groups'];
  readonly locale: string;
  readonly givenName: string;
  readonly surname: string;
  readonly userName: string;
  readonly password: string;
  readonly secondFactor: VirtualUser['secondFactor'];
  readonly devices: VirtualUser['devices'];
  readonly traits: VirtualUser['traits'];
  readonly habits: VirtualUser['habits'];
  readonly #source: UserSource;
  readonly #passwordLength: number;

  constructor(user: DrawnAtOnce, source: UserSource, passwordLength: number) {
    this.index = user.index;
    this.persona = user.persona;
    this.groups = user.groups;
    this.locale = user.locale;
    this.givenName = user.givenName;
    this.surname = user.surname;
    this.userName = user.userName;
    this.password = user.password;
    this.secondFactor = user.secondFactor;
    this.devices = user.devices;
    this.traits = user.traits;
    this.habits = user.habits;
    this.#source = source;
    this.#passwordLength = passwordLength;
  }

  get displayName(): string {
    return `${this.givenName} ${this.surname}`;
  }

  get mobileNumber(): string {
    const { seed, mobileNumberOf: drawNumber } = this.#source;
    return drawNumber(this.locale, populationStream(seed, this.index, 'identity'));
  }

  get alternateEmail(): string {
    return `${this.userName}@mail.example`;
  }

  get oldPassword(): string {
    return drawPassword(this.#passwordLength, populationStream(this.#source.seed, this.index, 'old-password'));
  }

  get totpSecret(): string {
    return drawSecret(populationStream(this.#source.seed, this.index, 'totp-secret'));
  }

  /** All of them, for whoever hands them to another program. */
  toJSON(): VirtualUser {
    const { displayName, mobileNumber, alternateEmail, oldPassword, totpSecret } = this;
    return { ...this, displayName, mobileNumber, alternateEmail, oldPassword, totpSecret };
  }

  /** The same person, but for this. */
  but(changes: Partial<DrawnAtOnce>): DrawnUser {
    return new DrawnUser({ ...this, ...changes }, this.#source, this.#passwordLength);
  }
}

/** The same person, but for this: what is drawn of them only when asked for stays so. */
export function userBut(user: VirtualUser, changes: Partial<DrawnAtOnce>): VirtualUser {
  return user instanceof DrawnUser ? user.but(changes) : { ...user, ...changes };
}

function drawSecret(stream: Stream): string {
  let secret = '';
  for (let drawn = 0; drawn < totpSecretLength; drawn += 1)
    secret += base32.charAt(Math.floor(stream.uniform() * base32.length));
  return secret;
}
