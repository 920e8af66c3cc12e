// Whether people are phished in a scenario, asked of it as it is written, before it is known to be one.

export function isPhished({ kind, phishing }: Readonly<Record<string, unknown>>): boolean {
  return kind === 'phishing-drill' || (kind === undefined && phishing !== undefined);
}
