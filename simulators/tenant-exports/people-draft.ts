// People as they come together from several files: a directory, a registration report, members of groups, passkeys by person.
import type { HeldPasskey, TenantDevice, TenantPerson } from '../../scenarios/schema/tenant.ts';

export interface PersonDraft {
  id?: string;
  userPrincipalName?: string;
  displayName?: string;
  userType?: 'member' | 'guest';
  accountEnabled?: boolean;
  methodsRegistered?: readonly string[];
  isAdminInReport?: boolean;
  isResetCapable?: boolean;
  passkeys?: HeldPasskey[];
  devices?: TenantDevice[];
}

export class PeopleDraft {
  readonly #all: PersonDraft[] = [];
  readonly #byId = new Map<string, number>();
  readonly #byName = new Map<string, number>();
  /** Lists of methods are few and people many: each list is kept once. */
  readonly #methodLists = new Map<string, readonly string[]>();

  get count(): number {
    return this.#all.length;
  }

  /** The person of this id, else of this name, else a new one. Both in lower case; undefined: neither is told. */
  person(id: string | undefined, userPrincipalName: string | undefined): PersonDraft | undefined {
    if (id === undefined && userPrincipalName === undefined) return undefined;
    let at = id === undefined ? undefined : this.#byId.get(id);
    if (at === undefined && userPrincipalName !== undefined) {
      at = this.#byName.get(userPrincipalName);
      // A name that was given anew, as after somebody left: another id is another person.
      const known = at === undefined ? undefined : this.#all[at];
      if (known?.id !== undefined && id !== undefined && known.id !== id) at = undefined;
    }
    at ??= this.#all.push({}) - 1;
    const person = this.#all[at] ?? {};
    if (id !== undefined) {
      person.id = id;
      this.#byId.set(id, at);
    }
    if (userPrincipalName !== undefined) {
      person.userPrincipalName ??= userPrincipalName;
      if (!this.#byName.has(userPrincipalName)) this.#byName.set(userPrincipalName, at);
    }
    return person;
  }

  placeOf(key: string): number | undefined {
    return this.#byId.get(key) ?? this.#byName.get(key);
  }

  sameMethods(methods: readonly string[]): readonly string[] {
    const key = methods.join('\n');
    const known = this.#methodLists.get(key) ?? methods;
    this.#methodLists.set(key, known);
    return known;
  }

  /** In the order in which they came. Who has no id is known by the name, and the other way round. */
  people(): TenantPerson[] {
    return this.#all.map(({ id, userPrincipalName, ...facts }) => ({
      id: id ?? userPrincipalName ?? '',
      userPrincipalName: userPrincipalName ?? id ?? '',
      ...facts,
    }));
  }
}
