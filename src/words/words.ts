import { isTranslation, type Translation } from '../story/languages.ts';
import { installMessages, type Templates } from './lit-runtime.ts';

/**
 * The translations that `msg()` uses, in a page and in the press; undefined for English. Only one language at a time,
 * because `msg()` takes no language.
 */
let current: Templates | undefined;
let installed = false;

/** Sets the translations of every following `msg()`; undefined: English. */
export function setTranslations(templates: Templates | undefined): void {
  if (!installed) installMessages(() => current);
  installed = true;
  current = templates;
}

/** One entry for each language of `story/languages.ts`, so that a page fetches only its own translations. */
const MODULES: Readonly<Record<Translation, () => Promise<{ readonly templates: Templates }>>> = {
  de: () => import('./said/de.ts'),
  fa: () => import('./said/fa.ts'),
  ru: () => import('./said/ru.ts'),
};

/** Fetches and sets the translations of a language. If they do not arrive, the page stays in English. */
export async function loadTranslations(lang: string): Promise<void> {
  const { language } = new Intl.Locale(lang);
  try {
    if (isTranslation(language)) setTranslations((await MODULES[language]()).templates);
  } catch (error) {
    console.error(error);
  }
}
