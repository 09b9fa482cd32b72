import { isTranslation, type Translation } from '../story/languages.ts';
import { installMessages, type Templates } from './lit-runtime.ts';

/**
 * The translations that `msg()` uses, in a page and in the press; undefined for English. One language at a time: the
 * calls of `msg()` are all over the code and are given no language.
 */
let current: Templates | undefined;
let installed = false;

/** Sets the language of every following `msg()`. */
export function speak(templates: Templates | undefined): void {
  if (!installed) installMessages(() => current);
  installed = true;
  current = templates;
}

/** One line for each language of `story/languages.ts`, so that a page fetches its own words only. */
const MODULES: Readonly<Record<Translation, () => Promise<{ readonly templates: Templates }>>> = {
  fa: () => import('./said/fa.ts'),
  ru: () => import('./said/ru.ts'),
};

/** Fetches the words of a page's language and uses them. A page whose words do not arrive is in English and works. */
export async function speakLanguage(lang: string): Promise<void> {
  const { language } = new Intl.Locale(lang);
  try {
    if (isTranslation(language)) speak((await MODULES[language]()).templates);
  } catch (error) {
    console.error(error);
  }
}
