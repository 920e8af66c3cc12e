// Points of an analysis that has not come to its end, in its folder.
export const pointsSoFar = 'points-so-far.ndjson';
