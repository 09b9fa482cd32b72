import type { Plugin } from 'vite';

/** A module of a page, or one that the page's script imports. */
const MODULE = /<(script type="module"|link rel="modulepreload")/g;

/**
 * Has the scripts of a story's page come after its style sheet and its text on a network that is narrow: none of them is
 * needed to read.
 */
export function scriptPriority(): Plugin {
  return {
    name: 'script-priority',
    apply: 'build',
    transformIndexHtml: {
      // The addresses of scripts are put in last.
      order: 'post',
      handler: (html) => (html.includes('<story-player') ? html.replace(MODULE, '<$1 fetchpriority="low"') : html),
    },
  };
}
