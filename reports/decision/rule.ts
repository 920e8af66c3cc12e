// The decision rule, fixed before the data: margins beside the floors of the statistics. All are conventions chosen by us (assumed), none is fitted.

export const rule = {
  /** Success may be worse by less than this, as a share of needs to sign in (2 percentage points). */
  successMargin: 0.02,
  /** Guardrails by metric id: how much more per 1 000 needs an arm may have than the one it is compared with (20 per 1 000 is the success margin again). */
  guardrails: [
    { metric: 'lock-outs', margin: 20 },
    { metric: 'help-desk-worthy-failures', margin: 20 },
  ],
  /** Where people register a passkey: of those who reached its page, at least this share should register. */
  registrationAtLeast: 0.9,
} as const;
