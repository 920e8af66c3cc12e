// Goes on with a value at once when it is there, or when it comes. In k6 requests are answered at once, in virtual time everything is, and in
// both a promise that nobody needs is dear.
export type Maybe<T> = T | Promise<T>;

export function whenThere<T, R>(value: Maybe<T>, goOn: (value: T) => Maybe<R>): Maybe<R> {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}
