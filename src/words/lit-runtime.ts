/**
 * The only file that uses internals of `@lit/localize`; therefore its version is pinned in `package.json`.
 *
 * The public function of the library, `configureLocalization`, needs a window and changes the language in a later turn
 * of the event loop. The press has no window and sets pages in several languages one after the other.
 */
import type { LocaleModule } from '@lit/localize';
import { _installMsgImplementation as install } from '@lit/localize/init/install.js';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';

/** The translations of a language, by message id. */
export type Templates = LocaleModule['templates'];

/** Makes `msg()` look up its texts in the result of `current()` at each call; missing texts stay English. */
export function installMessages(current: () => Templates | undefined): void {
  install(((template: Parameters<typeof runtimeMsg>[1], options: Parameters<typeof runtimeMsg>[2]) =>
    runtimeMsg(current(), template, options)) as Parameters<typeof install>[0]);
}
