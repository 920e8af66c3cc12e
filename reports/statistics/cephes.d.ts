// Types of the parts of cephes we use: its package has an `exports` map that names no types for ES modules.
declare module 'cephes' {
  /** Resolves when its WebAssembly may be called. */
  export const compiled: Promise<void>;
  /** Normal distribution function. */
  export function ndtr(x: number): number;
  /** Its inverse, 0 < p < 1. */
  export function ndtri(p: number): number;
  /** Regularised incomplete beta I_x(a, b). */
  export function incbet(a: number, b: number, x: number): number;
  export function incbi(a: number, b: number, p: number): number;
  /** Regularised lower incomplete gamma P(a, x). */
  export function igam(a: number, x: number): number;
  /** Regularised upper incomplete gamma Q(a, x). */
  export function igamc(a: number, x: number): number;
  export function lgam(x: number): number;
}
