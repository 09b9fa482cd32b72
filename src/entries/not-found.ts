/** The page for wrong addresses: redirects to the page that was probably meant, if there is one. */
import { pageMeant } from '../press/page-meant.ts';

const { root = '/', pages = '' } = document.documentElement.dataset;

function pathHere(): string | undefined {
  try {
    return decodeURIComponent(location.pathname);
  } catch {
    return undefined;
  }
}

const path = pathHere();
if (path?.startsWith(root)) {
  const found = pageMeant(path.slice(root.length), { pages: pages.split(' '), languages: navigator.languages });
  // Never redirect to this address itself, because the server might redirect back.
  if (found !== undefined && root + found !== path) location.replace(root + found + location.search + location.hash);
}
