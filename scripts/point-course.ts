// How far a course of several phases has come: each is forecast until it begins, and counted from then on.

export interface PointCourse {
  /**
   * A phase begins, or goes on with more. @param tell what is done of this part, and of all; once at the start, then with each point.
   * @returns to be called when a point is done.
   */
  readonly begin: (
    title: string,
    points: number,
    tell: (done: number, all: { readonly done: number; readonly total: number }) => void,
  ) => () => void;
}

/** @param forecast points of each phase, in order. */
export function pointCourse(forecast: readonly (readonly [title: string, points: number])[]): PointCourse {
  const ahead = new Map(forecast);
  let begun = 0;
  let done = 0;
  return {
    begin(title, points, tell) {
      ahead.delete(title);
      begun += points;
      const total = [...ahead.values()].reduce((sum, count) => sum + count, begun);
      let ofPart = 0;
      tell(ofPart, { done, total });
      return () => {
        ofPart += 1;
        done += 1;
        tell(ofPart, { done, total });
      };
    },
  };
}
