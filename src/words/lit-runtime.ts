/**
 * The only file that uses what `@lit/localize` does not promise to keep: its version is pinned in `package.json`.
 *
 * The library's public way, `configureLocalization`, needs a window and changes the language in a later turn of the
 * event loop. The press has no window and sets pages in several languages one after the other.
 */
import type { LocaleModule } from '@lit/localize';
import { _installMsgImplementation as install } from '@lit/localize/init/install.js';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';

/** The translations of a language, by the id of the message. */
export type Templates = LocaleModule['templates'];

/** Makes `msg()` look its texts up in what `current` gives at each call; what is not there stays English. */
export function installMessages(current: () => Templates | undefined): void {
  install(((template: Parameters<typeof runtimeMsg>[1], options: Parameters<typeof runtimeMsg>[2]) =>
    runtimeMsg(current(), template, options)) as Parameters<typeof install>[0]);
}
