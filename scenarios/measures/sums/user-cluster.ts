// Random groups of users in place of single users, where there are very many (random groups method, Wolter 2007, chapter 2). Groups are as
// independent of each other as users are, so the variance between them tells the same; memory then depends on the number of groups and
// not on the size of the tenant.

/** Up to this many users of a persona each is its own cluster. The t quantile of as many clusters differs from the normal one by 0.1 %. */
export const clustersAtMost = 2_000;
/** The same where each cluster has a histogram. The t quantile is 2.5 % above the normal one. */
export const histogramsAtMost = 50;

/** Knuth's multiplicative hash, so that neighbours in the population are parted. */
export const hashFactor = 2_654_435_761;
export const hashSize = 4_294_967_296;

/** Name of the cluster a user is in, among as many users of the persona. */
export function userCluster(user: number, persona: string, usersOfPersona: number, atMost: number): string {
  return usersOfPersona <= atMost ? String(user) : `group-${persona}-${(Math.imul(user, hashFactor) >>> 0) % atMost}`;
}
