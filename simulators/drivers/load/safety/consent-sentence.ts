// What is printed before a run loads another machine: whose word it goes by, how hard it will be, and how to end it.

/** @param mostPerSecond the highest rate of sign-ins that will be asked of the target; absent when users follow one another without a rate. */
export function consentSentence(host: string, mostPerSecond?: number): string {
  const load =
    mostPerSecond === undefined
      ? 'sign-ins as fast as it answers'
      : `up to ${Number(mostPerSecond.toPrecision(3))} sign-ins a second`;
  return `You have said that ${host} is yours (--i-own-this-target): it will get ${load}, with real accounts locked where they fail too often. Ctrl-C ends it.`;
}
