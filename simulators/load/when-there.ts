// Goes on with a value at once when it is there, or when it comes. In k6 requests are answered at once, and every needless wait for a promise
// costs as much as a step of the flow.
export function whenThere<T, R>(value: T | Promise<T>, goOn: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}
