import type { LocaleModule } from '@lit/localize';
import { _installMsgImplementation as install } from '@lit/localize/init/install.js';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import { isTranslation, type Translation } from '../story/languages.ts';

type Templates = LocaleModule['templates'];

/**
 * The language of what `msg()` says, in the page and in the press.
 *
 * `configureLocalization` of the library speaks to a window and is never done before the next turn; the press has no
 * window and sets pages in three languages one after the other. This installs the library's own runtime by itself:
 * what is not translated stays English.
 */
let spoken: Templates | undefined;
let installed = false;

export function speak(templates: Templates | undefined): void {
  if (!installed)
    install(((template: Parameters<typeof runtimeMsg>[1], options: Parameters<typeof runtimeMsg>[2]) =>
      runtimeMsg(spoken, template, options)) as Parameters<typeof install>[0]);
  installed = true;
  spoken = templates;
}

/** One line for each language of `story/languages.ts`, so that a page fetches its own words only. */
const MODULES: Readonly<Record<Translation, () => Promise<{ readonly templates: Templates }>>> = {
  fa: () => import('./said/fa.ts'),
  ru: () => import('./said/ru.ts'),
};

/** Speaks a page's language. A page whose words do not arrive speaks English and works. */
export async function speakLanguage(lang: string): Promise<void> {
  const { language } = new Intl.Locale(lang);
  try {
    if (isTranslation(language)) speak((await MODULES[language]()).templates);
  } catch (error) {
    console.error(error);
  }
}
