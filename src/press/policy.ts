/** Where pages may load things from: the site itself. */
const SOURCES = [
  "default-src 'self'",
  // A file that a reader imports into the atlas becomes a blob, which the map fetches.
  "connect-src 'self' blob:",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
];

const CLOSED = ["object-src 'none'", "base-uri 'none'", "form-action 'none'"];

/** Hashes of a page's inline texts, as a policy writes them: `'sha256-…'`. */
export interface InlineHashes {
  readonly script: readonly string[];
  readonly style: readonly string[];
}

/**
 * The content security policy of a page: only what the site serves, the inline texts with these hashes, and pictures
 * from these other sites.
 */
export function policyWith({ script, style }: InlineHashes, hosts: readonly string[] = []): string {
  const allowed = (directive: string, hashes: readonly string[]) =>
    hashes.length > 0 ? [`${directive} 'self' ${hashes.join(' ')}`] : [];
  const sources = SOURCES.map((source) =>
    hosts.length > 0 && /^(connect|img)-src/.test(source) ? `${source} ${hosts.join(' ')}` : source,
  );
  return [...sources, ...allowed('script-src', script), ...allowed('style-src', style), ...CLOSED].join('; ');
}

/** The other sites that a policy allows pictures from. @param policy - as {@link policyWith} wrote it. */
export const hostsIn = (policy: string): readonly string[] =>
  (/img-src ([^;]*)/.exec(policy)?.[1] ?? '').split(' ').filter((source) => /^https?:/.test(source));

/** The policy of a page without inline code or style. */
export const CONTENT_SECURITY_POLICY = policyWith({ script: [], style: [] });

/**
 * HTTP headers for all pages and files. Which scripts and styles a page may have is said by the page, which
 * knows the hashes of those in it: a server's policy would have to repeat them.
 */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [...CLOSED, "frame-ancestors 'self'"].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), screen-wake-lock=(self)',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
