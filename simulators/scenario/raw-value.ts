// Values as they were written, before any schema has seen them: what is none of these is empty.

export const mapOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
export const keysOf = (value: unknown): string[] => Object.keys(mapOf(value));
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
