// Operating system and browser as the sign-in log names them, read from the User-Agent header. Coarse on purpose.
const systems = [
  [/Windows NT/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad|iOS/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
] as const;

/** Order matters: Edge and headless Chrome also say Chrome, Chrome also says Safari. */
const browsers = [
  [/Edg\/(\d+)/, 'Edge'],
  [/HeadlessChrome\/(\d+)/, 'Headless Chrome'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Version\/(\d+).* Safari/, 'Safari'],
] as const;

/** Empty strings for what is not recognised, as Graph has it. */
export function deviceOfUserAgent(userAgent: string): { operatingSystem: string; browser: string } {
  const operatingSystem = systems.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '';
  for (const [pattern, name] of browsers) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return { operatingSystem, browser: `${name} ${version}` };
  }
  return { operatingSystem, browser: '' };
}
