/** Allows only files of the site itself, and no inline scripts or styles. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  // A file that a reader imports into the atlas becomes a blob, which the map fetches.
  "connect-src 'self' blob:",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** HTTP headers for all pages and files. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${CONTENT_SECURITY_POLICY}; frame-ancestors 'self'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), screen-wake-lock=(self)',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
