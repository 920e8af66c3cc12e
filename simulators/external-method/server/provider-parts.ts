// The parts that the external provider's routes need, made once for each app. Whatever it knows of people lies in memory and nowhere else.
import { randomBytes } from 'node:crypto';
import { BoundedMap } from '../../web-server/bounded-map.ts';
import type { Client } from '../authorization-request.ts';
import type { IdentifiedPerson } from '../identified-person.ts';
import type { MetadataSource } from '../openid-metadata.ts';
import { newSigningKey, type SigningKey } from '../signing-key.ts';

export interface RegisteredClient extends Client {
  /** Of the tenant that signs the hints. */
  readonly tenant: MetadataSource;
}

/** Somebody is asked. */
export interface OpenQuestion {
  readonly client: RegisteredClient;
  readonly state: string;
  readonly nonce: string;
  readonly person: IdentifiedPerson;
}

export interface ExternalProviderParts {
  readonly apiKey: string;
  /** "http://localhost:PORT": its issuer, too. */
  readonly baseUrl: string;
  readonly key: SigningKey;
  /** By client id. */
  readonly clients: Map<string, RegisteredClient>;
  readonly questions: QuestionStore;
}

/** Memory limit; the one asked longest ago is forgotten first. */
const capacity = 20_000;

/** A ticket cannot be guessed, and is good for one answer. */
export class QuestionStore {
  readonly #open = new BoundedMap<string, OpenQuestion>(capacity);

  ask(question: OpenQuestion): string {
    const ticket = randomBytes(32).toString('base64url');
    this.#open.set(ticket, question);
    return ticket;
  }

  take(ticket: string): OpenQuestion | undefined {
    const question = this.#open.get(ticket);
    this.#open.delete(ticket);
    return question;
  }
}

export async function newProviderParts(apiKey: string, baseUrl: string): Promise<ExternalProviderParts> {
  return {
    apiKey,
    baseUrl,
    key: await newSigningKey('External provider'),
    clients: new Map(),
    questions: new QuestionStore(),
  };
}
