// What kind of proof a method of `amr` is, and which are asked of an external provider: its own must be of another kind than the first factor.
// Source: Microsoft Learn, concept-authentication-external-method-provider, "Supported acr claims" and its table of types; the methods of
// knowledge, which Microsoft Entra never asks an external provider for, are those of RFC 8176.

type FactorKind = 'knowledge' | 'possession' | 'inherence';

const kindOfMethod = {
  face: 'inherence',
  /** Also where it verified a finger: what it is first of all. */
  fido: 'possession',
  fpt: 'inherence',
  hwk: 'possession',
  iris: 'inherence',
  otp: 'possession',
  pop: 'possession',
  retina: 'inherence',
  sc: 'possession',
  sms: 'possession',
  swk: 'possession',
  tel: 'possession',
  vbm: 'inherence',
  kba: 'knowledge',
  pin: 'knowledge',
  pwd: 'knowledge',
} as const satisfies Readonly<Record<string, FactorKind>>;

/** Of a password. No other first factor of ours has a second one. */
const firstFactor: FactorKind = 'knowledge';

export const askedMethods: readonly string[] = Object.entries(kindOfMethod).flatMap(([method, kind]) =>
  kind === firstFactor ? [] : [method],
);

export function repeatsFirstFactor(method: string): boolean {
  return Object.hasOwn(kindOfMethod, method) && kindOfMethod[method as keyof typeof kindOfMethod] === firstFactor;
}
