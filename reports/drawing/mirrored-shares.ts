// The axis of two shares that add up at most to all: one upwards, the other downwards from the same line.

/** @param most of those that go downwards, 0 to 1. */
export function mirroredShares(most: number) {
  const lowest = most > 0.5 ? -1 : most > 0.25 ? -0.5 : -0.25;
  const axis = {
    type: 'quantitative' as const,
    scale: { domain: [lowest, 1], nice: false },
    axis: {
      values: [lowest, ...(lowest < -0.25 ? [lowest / 2] : []), 0, 0.25, 0.5, 0.75, 1],
      labelExpr: "format(abs(datum.value) * 100, 'd') + ' %'",
      title: null,
    },
  };
  return { lowest, axis };
}
