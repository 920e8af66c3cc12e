// A virtual user as drawn. All have one shape, which V8 needs to read them fast; what few ask for is drawn when it is.
import { openStream, type Stream } from '../../scenarios/sampling/stream.ts';
import { drawPassword } from './draw-password.ts';
import type { VirtualUser } from './virtual-user.ts';

type DrawnAtOnce = Omit<VirtualUser, 'oldPassword' | 'totpSecret'>;

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
  readonly displayName: string;
  readonly userName: string;
  readonly password: string;
  readonly mobileNumber: string;
  readonly alternateEmail: string;
  readonly secondFactor: VirtualUser['secondFactor'];
  readonly devices: VirtualUser['devices'];
  readonly traits: VirtualUser['traits'];
  readonly habits: VirtualUser['habits'];
  readonly #seed: number;
  readonly #passwordLength: number;

  constructor(user: DrawnAtOnce, seed: number, passwordLength: number) {
    this.index = user.index;
    this.persona = user.persona;
    this.groups = user.groups;
    this.locale = user.locale;
    this.givenName = user.givenName;
    this.surname = user.surname;
    this.displayName = user.displayName;
    this.userName = user.userName;
    this.password = user.password;
    this.mobileNumber = user.mobileNumber;
    this.alternateEmail = user.alternateEmail;
    this.secondFactor = user.secondFactor;
    this.devices = user.devices;
    this.traits = user.traits;
    this.habits = user.habits;
    this.#seed = seed;
    this.#passwordLength = passwordLength;
  }

  get oldPassword(): string {
    return drawPassword(this.#passwordLength, populationStream(this.#seed, this.index, 'old-password'));
  }

  get totpSecret(): string {
    return drawSecret(populationStream(this.#seed, this.index, 'totp-secret'));
  }

  /** The same person, but for this. */
  but(changes: Partial<DrawnAtOnce>): DrawnUser {
    return new DrawnUser({ ...this, ...changes }, this.#seed, this.#passwordLength);
  }
}

/** The same person, but for this: what is drawn of them only when asked for stays so. */
export function userBut(user: VirtualUser, changes: Partial<DrawnAtOnce>): VirtualUser {
  return user instanceof DrawnUser ? user.but(changes) : { ...user, ...changes };
}

/** Every property has a stream of its own, so that a new property changes no old one. */
export function populationStream(seed: number, user: number, property: string): Stream {
  return openStream({ seed, purpose: `population/${property}`, user });
}

function drawSecret(stream: Stream): string {
  let secret = '';
  for (let drawn = 0; drawn < totpSecretLength; drawn += 1)
    secret += base32.charAt(Math.floor(stream.uniform() * base32.length));
  return secret;
}
