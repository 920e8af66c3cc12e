// What a step is called beside its bar. A step of another flow than the arm's own is met only after falling back to that flow.

export function stepLabel({
  arm,
  step,
  title,
}: {
  readonly arm: string;
  readonly step: string;
  readonly title: string;
}): string {
  return arm === 'passkey' && step.startsWith('password-otp/')
    ? `Fallback: ${title.charAt(0).toLowerCase()}${title.slice(1)}`
    : title;
}
