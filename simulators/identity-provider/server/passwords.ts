// Hashing and checking passwords with argon2id. A user name nobody has costs the same work as one somebody has.
import { createHmac, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { PasswordHashing } from './provider-options.ts';

export class Passwords {
  readonly #options: { readonly memoryCost: number; readonly timeCost: number; readonly parallelism: number };
  /** Key of the short-lived hashes that tell a repeated wrong password; never leaves the process. */
  readonly #key = randomBytes(32);
  readonly #dummyHash: Promise<string>;

  constructor(hashing: PasswordHashing) {
    this.#options = { memoryCost: hashing.memoryKiB, timeCost: hashing.passes, parallelism: hashing.lanes };
    this.#dummyHash = this.hash(randomBytes(32).toString('base64'));
  }

  hash(password: string): Promise<string> {
    return hash(password, this.#options);
  }

  /** Without a hash, as of a name that nobody has, a dummy is checked and the answer is false. */
  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    const matched = await verify(passwordHash ?? (await this.#dummyHash), password);
    return passwordHash !== undefined && matched;
  }

  /** Keyed hash for the memory of wrong passwords. */
  fingerprint(userName: string, password: string): string {
    return createHmac('sha256', this.#key).update(userName).update('\0').update(password).digest('base64');
  }
}
