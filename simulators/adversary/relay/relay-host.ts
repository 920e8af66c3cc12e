// The name of the phisher's site. Names beneath localhost lead to this machine alone (RFC 6761) and are a secure context in Chromium, so
// what refuses a passkey there is the name and nothing else (foreign-host.browser.test.ts).
export const relayHost = 'login-contoso.localhost';
