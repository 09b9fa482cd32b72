import { isTranslation, type Translation } from '../../story/languages.ts';
import { templates as german } from '../../words/said/de.ts';
import { templates as persian } from '../../words/said/fa.ts';
import { templates as russian } from '../../words/said/ru.ts';
import { setTranslations } from '../../words/words.ts';

type Templates = Parameters<typeof setTranslations>[0];

/** The translations of the interface, by language. The English texts are in the code. */
const TEMPLATES: Readonly<Record<Translation, Templates>> = { de: german, fa: persian, ru: russian };

let spoken: Templates;

/** Runs a function while `msg()` uses a language, and restores the language before. Calls may be nested. */
export function withLanguage<T>(lang: string, make: () => T): T {
  const before = spoken;
  spoken = isTranslation(lang) ? TEMPLATES[lang] : undefined;
  setTranslations(spoken);
  try {
    return make();
  } finally {
    spoken = before;
    setTranslations(before);
  }
}
