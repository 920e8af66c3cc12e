// Countries by their English names.
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** @param code ISO 3166-1 alpha-2. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
