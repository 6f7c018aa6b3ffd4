// What the screens may load, said once for both hosts: their own files and nothing from anywhere else.

/** No inline script or style, no frame around us, no form that leaves; `connect-src` is the core's own door. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
