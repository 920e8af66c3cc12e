// "flow/step", made once: looking up the name that was made before costs a fraction of making it anew at every step.
const names = new Map<string, Map<string, string>>();

export function stepName(flow: string, step: string): string {
  let ofFlow = names.get(flow);
  if (ofFlow === undefined) names.set(flow, (ofFlow = new Map()));
  const known = ofFlow.get(step);
  if (known !== undefined) return known;
  const name = `${flow}/${step}`;
  ofFlow.set(step, name);
  return name;
}
